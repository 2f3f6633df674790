import { create } from 'zustand';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { pastedPath } from '../../../ui/pastedPath.ts';
import { showAdapters } from '../adapterActions.ts';
import { addAdapterPath, chooseAdapterFiles } from './addAdapters.ts';

type AddAdapterState =
  | { status: 'closed' }
  | { status: 'editing'; path: string; error: ErrorReport | null }
  /** `fraction` of a conversion; null for a file that is used as it is. */
  | { status: 'checking'; path: string; fraction: number | null };

let calledOff = new AbortController();

export const useAddAdapter = create<AddAdapterState>(() => ({ status: 'closed' }));

/** Opens over the rack, where what is added will be seen. */
export function openAddAdapter(): void {
  showAdapters('rack');
  useAddAdapter.setState({ status: 'editing', path: '', error: null }, true);
}

/** What was being added is called off. */
export function closeAddAdapter(): void {
  calledOff.abort();
  useAddAdapter.setState({ status: 'closed' }, true);
}

export function setAdapterPath(path: string): void {
  useAddAdapter.setState({ status: 'editing', path, error: null }, true);
}

export async function submitAdapterPath(): Promise<void> {
  const state = useAddAdapter.getState();
  if (state.status !== 'editing') return;
  const { path } = state;
  calledOff = new AbortController();
  const { signal } = calledOff;
  const show = (fraction: number | null) => {
    if (!signal.aborted) useAddAdapter.setState({ status: 'checking', path, fraction }, true);
  };
  show(null);
  try {
    await addAdapterPath(pastedPath(path), { signal, onConverting: show });
    if (!signal.aborted) closeAddAdapter();
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof AppError)) throw error;
    useAddAdapter.setState({ status: 'editing', path, error }, true);
  }
}

export function chooseInstead(): void {
  closeAddAdapter();
  void chooseAdapterFiles();
}
