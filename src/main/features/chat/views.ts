import type {
  ChatEvent,
  Conversation,
  ConversationSummary,
  Message,
} from '../../../shared/api/chat.ts';
import type { StoredConversation } from './conversationStore.ts';
import type { StoredMessage } from './messageStore.ts';
import type { LiveReplies } from './liveReplies.ts';
import type { ChatStore } from './store.ts';
import { siblingIds } from './tree.ts';

/** What windows are shown: stored rows together with the reply that is being written. */
export function createViews(store: ChatStore, replies: LiveReplies) {
  function summary(conversation: StoredConversation): ConversationSummary {
    return {
      id: conversation.id,
      title: conversation.title,
      isPinned: conversation.isPinned,
      isReplying: replies.find(conversation.id) !== null,
      createdAt: conversation.createdAt,
      updatedAt: conversation.updatedAt,
    };
  }

  function whole(conversation: StoredConversation): Conversation {
    const draft = store.conversations.draft(conversation.id);
    const loose = store.attachments.byMessage(conversation.id).get(null) ?? [];
    return {
      ...summary(conversation),
      systemPrompt: conversation.systemPrompt,
      sampling: conversation.sampling,
      stack: conversation.stack,
      draft: {
        text: draft.text,
        attachments: draft.attachmentIds.flatMap((id) => loose.filter((file) => file.id === id)),
      },
    };
  }

  function path(conversationId: string, stored: readonly StoredMessage[]): Message[] {
    const siblings = siblingIds(store.messages.tree(conversationId));
    const attachments = store.attachments.byMessage(conversationId);
    return stored.map((message) => ({
      ...replies.present(message),
      siblingIds: siblings(message.parentId),
      attachments: attachments.get(message.id) ?? [],
    }));
  }

  return {
    summary,
    conversation: whole,
    message: (stored: StoredMessage): Message => ({
      ...replies.present(stored),
      siblingIds: store.messages.siblingIds(stored),
      attachments: store.attachments.ofMessage(stored.id),
    }),
    snapshot(conversationId: string): Extract<ChatEvent, { type: 'snapshot' }> {
      const stored = store.conversations.get(conversationId);
      const messages = path(conversationId, store.messages.path(stored.leafId));
      const live = replies.progress(conversationId);
      return {
        type: 'snapshot',
        conversation: whole(stored),
        path: messages,
        live: live && messages.some((message) => message.id === live.messageId) ? live : null,
      };
    },
  };
}

export type Views = ReturnType<typeof createViews>;
