import type { Message } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { chatWords } from '../../../messages/chat.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { selectDraft, selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';
import type { OpenChat } from '../openChat.ts';
import { takeSentDraft } from './drafts.ts';
import { asAppError } from './failures.ts';

export function isReplying(chat: OpenChat): boolean {
  return chat.live !== null || chat.conversation.isReplying;
}

/** Sends the draft. Whatever goes wrong is said at the composer, and the draft stays in it. */
export async function sendDraft(): Promise<void> {
  const state = useChatStore.getState();
  const conversationId = selectOpenId(state);
  const draft = selectDraft(state);
  const hasContent = draft.text.trim() !== '' || draft.attachments.length > 0;
  if (conversationId === null || !hasContent || draft.arriving.length > 0) return;
  // A chat that is still being opened takes a message as well: the core knows if it is busy.
  const chat = selectOpenChat(state);
  if (chat !== null && isReplying(chat)) return;
  if (state.sending.status === 'sending') return;

  useChatStore.setState({ sending: { status: 'sending', conversationId } });
  try {
    const attachmentIds = draft.attachments.map(({ id }) => id);
    await api.chat.send({ conversationId, text: draft.text, attachmentIds });
    takeSentDraft(conversationId, draft);
    useChatStore.setState({ sending: { status: 'idle' } });
  } catch (error) {
    const refusal = { status: 'refused', conversationId, error: asAppError(error) } as const;
    useChatStore.setState({ sending: refusal });
  }
}

export function dismissRefusal(): void {
  const { sending } = useChatStore.getState();
  if (sending.status === 'refused') useChatStore.setState({ sending: { status: 'idle' } });
}

/** Said to be stopping at once; the core confirms by ending the reply. */
export function stopReply(): void {
  const chat = selectOpenChat(useChatStore.getState());
  if (chat === null || !isReplying(chat)) return;
  const conversationId = chat.conversation.id;
  useChatStore.setState({ stoppingId: conversationId });
  void attempt(() => api.chat.stop({ conversationId }));
}

export function startEditing(messageId: string): void {
  useChatStore.setState({ editingMessageId: messageId });
}

export function cancelEditing(): void {
  useChatStore.setState({ editingMessageId: null });
}

export async function finishEditing(messageId: string, text: string): Promise<void> {
  await api.chat.edit({ messageId, text });
  useChatStore.setState({ editingMessageId: null });
}

export function regenerate(messageId: string): void {
  void attempt(() => api.chat.regenerate({ messageId }));
}

export function continueReply(messageId: string): void {
  void attempt(() => api.chat.continueReply({ messageId }));
}

/** Shows the sibling `step` versions away. */
export function walkBranches(message: Message, step: 1 | -1): void {
  const sibling = message.siblingIds[message.siblingIds.indexOf(message.id) + step];
  if (sibling !== undefined) void attempt(() => api.chat.selectBranch({ messageId: sibling }));
}

export async function deleteMessage(messageId: string): Promise<void> {
  await api.chat.deleteMessage({ messageId });
  showToast({
    title: chatWords.reply.deleted,
    undo: () => void attempt(() => api.chat.restoreMessage({ messageId })),
  });
}

/** The exact source text, not what the Markdown made of it. */
export async function copyMessage(message: Message): Promise<void> {
  await navigator.clipboard.writeText(message.text);
}

export function lastMessage(role: Message['role']): Message | undefined {
  const chat = selectOpenChat(useChatStore.getState());
  const id = chat?.path.findLast((messageId) => chat.messages[messageId]?.role === role);
  return id === undefined ? undefined : chat?.messages[id];
}

/** A suggestion of the first run: sent at temperature 0, where the starter model is at its best. */
export async function sendSuggestion(text: string): Promise<void> {
  const state = useChatStore.getState();
  const chat = selectOpenChat(state);
  const conversationId = selectOpenId(state);
  if (chat === null || conversationId === null || isReplying(chat)) return;
  const { sampling } = chat.conversation;
  if (sampling.temperature !== 0) {
    const greedy = { ...sampling, temperature: 0 };
    await api.chat.updateConversation({ id: conversationId, sampling: greedy });
  }
  await api.chat.send({ conversationId, text, attachmentIds: [] });
}
