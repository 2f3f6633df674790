import type { Conversation } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { attempt } from '../../../ui/toast.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';

type Details = Pick<Conversation, 'systemPrompt' | 'sampling'>;

const saveDelayMilliseconds = 300;

let pending: { conversationId: string; timer: ReturnType<typeof setTimeout> } | null = null;

/** Shows the change at once, a slider being dragged included, and saves it when it rests. */
export function changeDetails(changes: Partial<Details>): void {
  const chat = selectOpenChat(useChatStore.getState());
  if (chat === null) return;
  const conversation = { ...chat.conversation, ...changes };
  useChatStore.setState({
    open: {
      status: 'open',
      conversationId: conversation.id,
      chat: { ...chat, conversation },
    },
  });
  if (pending !== null) clearTimeout(pending.timer);
  const timer = setTimeout(flushDetails, saveDelayMilliseconds);
  pending = { conversationId: conversation.id, timer };
}

/** For the moments after which no timer may fire. */
export function flushDetails(): void {
  if (pending === null) return;
  clearTimeout(pending.timer);
  const { conversationId } = pending;
  pending = null;
  const conversation = selectOpenChat(useChatStore.getState())?.conversation;
  if (conversation?.id !== conversationId) return;
  const { id, systemPrompt, sampling } = conversation;
  void attempt(() => api.chat.updateConversation({ id, systemPrompt, sampling }));
}
