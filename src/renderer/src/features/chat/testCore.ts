import type { ChatEvent, Conversation, Message } from '../../../../shared/api/chat.ts';
import { defaultSampling } from '../../../../shared/api/common.ts';
import { useChatStore } from './chatStore.ts';
import { applyChatEvent } from './openChat.ts';

/** The conversation that the tests of this folder stand on. */
export const conversationId = '00000000-0000-4000-8000-000000000001';

export function someConversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: conversationId,
    title: 'Lease',
    isPinned: false,
    isReplying: false,
    createdAt: 1,
    updatedAt: 1,
    systemPrompt: '',
    sampling: defaultSampling,
    stack: null,
    draft: { text: '', attachments: [] },
    ...changes,
  };
}

export function someMessage(id: string, changes: Partial<Message> = {}): Message {
  return {
    id,
    conversationId,
    parentId: null,
    role: 'assistant',
    text: '',
    reasoning: '',
    reasoningMilliseconds: null,
    status: 'complete',
    error: null,
    attachments: [],
    figures: null,
    modelName: null,
    stack: null,
    contextStartId: null,
    siblingIds: [id],
    createdAt: 1,
    ...changes,
  };
}

export function openWith(path: readonly Message[], conversation = someConversation()): void {
  const snapshot: ChatEvent = { type: 'snapshot', conversation, path: [...path], live: null };
  const chat = applyChatEvent(null, snapshot);
  if (chat === null) throw new Error('a snapshot opens');
  useChatStore.setState({
    ...useChatStore.getInitialState(),
    open: { status: 'open', conversationId: conversation.id, chat },
  });
}
