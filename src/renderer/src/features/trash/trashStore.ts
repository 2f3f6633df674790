import { create } from 'zustand';
import type { TrashedConversation } from '../../../../shared/api/chat.ts';
import { api, watch } from '../../api.ts';
import { trash } from '../../messages/trash.ts';
import { attempt, showError, showToast } from '../../ui/toast.ts';

/** What the trash held when it was last looked into; null before the first look. */
type TrashState = { conversations: TrashedConversation[] | null };

export const useTrash = create<TrashState>(() => ({ conversations: null }));

/** Looks again whenever a conversation comes or goes, here or in another window. */
export function watchTrash(): () => void {
  return watch({
    open: (signal) => api.chat.watchConversations(undefined, { signal }),
    onEvent: () => void refreshTrash(),
    onError: showError,
  });
}

async function refreshTrash(): Promise<void> {
  const conversations = await attempt(() => api.chat.listTrash());
  if (conversations !== null) useTrash.setState({ conversations });
}

export async function restoreConversation({ id, title }: TrashedConversation): Promise<void> {
  const restored = await attempt(() => api.chat.restoreConversation({ id }));
  if (restored !== null) showToast({ title: trash.restored(title) });
}

/** For good; without an id, everything in the trash. */
export async function purge(id?: string): Promise<void> {
  await attempt(() => api.chat.purgeTrash(id === undefined ? {} : { id }));
  await refreshTrash();
}
