import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { chatWords } from '../../../messages/chat.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { selectConversations, selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';
import type { Renaming } from '../chatStore.ts';
import { neighbourOf } from '../conversations.ts';
import { draftOf } from './drafts.ts';
import { closeConversation, openConversation, reopenConversation } from './watching.ts';

/** Opens a new conversation, or one that was made before and never used. */
export async function newConversation(): Promise<void> {
  if (!isOpenUntouched()) {
    const unused = selectConversations(useChatStore.getState()).find(isUnused);
    const { id } = unused ?? (await api.chat.createConversation());
    openConversation(id);
  }
  focusComposer();
}

/** The first message gives a title, and nothing else leaves the time of the last change alone. */
function isUnused({ id, title, createdAt, updatedAt }: ConversationSummary): boolean {
  const isOpen = selectOpenId(useChatStore.getState()) === id;
  return !isOpen && title === '' && createdAt === updatedAt && draftOf(id).text === '';
}

function isOpenUntouched(): boolean {
  const chat = selectOpenChat(useChatStore.getState());
  if (chat === null || chat.path.length > 0 || chat.conversation.stack !== null) return false;
  const draft = draftOf(chat.conversation.id);
  return draft.text === '' && draft.attachments.length === 0;
}

/** What the studio shows first: the last conversation, else the newest, else a new one. */
export async function openFirstConversation(lastConversationId: string | null): Promise<void> {
  const state = useChatStore.getState();
  if (selectOpenId(state) !== null) return;
  const conversations = selectConversations(state);
  const last = conversations.find(({ id }) => id === lastConversationId) ?? conversations[0];
  if (last !== undefined) openConversation(last.id);
  else await newConversation();
}

export function openNeighbour(step: 1 | -1): void {
  const state = useChatStore.getState();
  const neighbour = neighbourOf(selectConversations(state), selectOpenId(state), step);
  if (neighbour !== undefined) openConversation(neighbour.id);
}

export function startRenaming(id: string, place: Renaming['place'] = 'list'): void {
  useChatStore.setState({ renaming: { id, place } });
}

/** An empty title leaves the old one. */
export function finishRenaming(conversationId: string, title: string): void {
  useChatStore.setState({ renaming: null });
  const trimmed = title.trim().slice(0, maxTitleLength);
  if (trimmed !== '')
    void attempt(() => api.chat.updateConversation({ id: conversationId, title: trimmed }));
}
const maxTitleLength = 200;

export function cancelRenaming(): void {
  useChatStore.setState({ renaming: null });
}

export function togglePin({ id, isPinned }: ConversationSummary): void {
  void attempt(() => api.chat.updateConversation({ id, isPinned: !isPinned }));
}

export async function duplicateConversation(id: string): Promise<void> {
  const copy = await api.chat.duplicateConversation({ id });
  openConversation(copy.id);
}

/** To the trash, with Undo; the neighbour takes its place. */
export async function deleteConversation({ id, title }: ConversationSummary): Promise<void> {
  const state = useChatStore.getState();
  const wasOpen = selectOpenId(state) === id;
  const conversations = selectConversations(state);
  const next = neighbourOf(conversations, id, 1) ?? neighbourOf(conversations, id, -1);
  await api.chat.deleteConversation({ id });
  showToast({
    title: chatWords.list.movedToTrash(title === '' ? chatWords.list.untitled : title),
    undo: () => void attempt(() => restoreConversation(id)),
  });
  if (!wasOpen) return;
  closeConversation();
  if (next !== undefined) openConversation(next.id);
  else await newConversation();
}

export async function restoreConversation(id: string): Promise<void> {
  await api.chat.restoreConversation({ id });
  if (selectOpenId(useChatStore.getState()) === id) reopenConversation();
  else openConversation(id);
}

export const composerId = 'chat-composer';

export function focusComposer(): void {
  focusOnceThere(composerId);
}
