import type { Stack } from '../../../../../shared/api/stack.ts';
import { api } from '../../../api.ts';
import { attempt } from '../../../ui/toast.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';

/**
 * Binds a stack to the open chat; null goes back to the default. Saved at once: a message sent
 * right after it must be answered with it. Tells whether it is bound now.
 */
export async function setChatStack(stack: Stack | null): Promise<boolean> {
  const chat = selectOpenChat(useChatStore.getState());
  if (chat === null) return false;
  const { id, stack: former } = chat.conversation;
  showStack(id, stack);
  const saved = await attempt(() => api.chat.updateConversation({ id, stack }));
  if (saved === null) showStack(id, former);
  return saved !== null;
}

function showStack(conversationId: string, stack: Stack | null): void {
  useChatStore.setState((state) => {
    const chat = selectOpenChat(state);
    if (chat === null || chat.conversation.id !== conversationId) return {};
    const conversation = { ...chat.conversation, stack };
    return { open: { status: 'open', conversationId, chat: { ...chat, conversation } } };
  });
}
