import { create } from 'zustand';
import { api } from '../../api.ts';
import { downloads } from '../../messages/downloads.ts';
import { attempt, showToast } from '../../ui/toast.ts';

/** The dialog in which the token is given. What is typed is forgotten with it. */
type TokenState = { isOpen: boolean; typed: string };

export const useTokenDialog = create<TokenState>(() => ({ isOpen: false, typed: '' }));

export function openTokenDialog(): void {
  useTokenDialog.setState({ isOpen: true, typed: '' });
}

export function closeTokenDialog(): void {
  useTokenDialog.setState({ isOpen: false, typed: '' });
}

export function typeToken(typed: string): void {
  useTokenDialog.setState({ typed });
}

export async function saveToken(): Promise<void> {
  const token = useTokenDialog.getState().typed.trim();
  if (token !== '') await setToken(token, downloads.token.saved);
}

export async function forgetToken(): Promise<void> {
  await setToken(null, downloads.token.forgotten);
}

async function setToken(token: string | null, title: string): Promise<void> {
  await attempt(async () => {
    await api.downloads.setToken({ token });
    closeTokenDialog();
    showToast({ title });
  });
}
