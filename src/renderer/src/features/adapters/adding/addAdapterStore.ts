import { create } from 'zustand';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { showAdapters } from '../adapterActions.ts';
import { addAdapterPath, chooseAdapterFiles } from './addAdapters.ts';

type AddAdapterState =
  | { status: 'closed' }
  | { status: 'editing' | 'checking'; path: string; error: ErrorReport | null };

export const useAddAdapter = create<AddAdapterState>(() => ({ status: 'closed' }));

/** Opens over the rack, where what is added will be seen. */
export function openAddAdapter(): void {
  showAdapters('rack');
  useAddAdapter.setState({ status: 'editing', path: '', error: null }, true);
}

export function closeAddAdapter(): void {
  useAddAdapter.setState({ status: 'closed' }, true);
}

export function setAdapterPath(path: string): void {
  useAddAdapter.setState({ status: 'editing', path, error: null });
}

export async function submitAdapterPath(): Promise<void> {
  const state = useAddAdapter.getState();
  if (state.status !== 'editing') return;
  useAddAdapter.setState({ status: 'checking', error: null });
  try {
    await addAdapterPath(unquoted(state.path));
    if (isChecking()) closeAddAdapter();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isChecking()) useAddAdapter.setState({ status: 'editing', error });
  }
}

/** False once the dialog was closed over the check, or opened for another file. */
function isChecking(): boolean {
  return useAddAdapter.getState().status === 'checking';
}

export function chooseInstead(): void {
  closeAddAdapter();
  void chooseAdapterFiles();
}

/** File managers copy paths in quotes. */
function unquoted(path: string): string {
  const trimmed = path.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
