import { create } from 'zustand';
import type { LedgerEntry } from '../../../../shared/api/downloads.ts';
import { api } from '../../api.ts';
import { attempt } from '../../ui/toast.ts';
import { useDownloads } from './downloadsStore.ts';

type LedgerState = {
  isOpen: boolean;
  /** Newest first; null until they arrived. */
  entries: LedgerEntry[] | null;
  hasEarlier: boolean;
};

export const useLedger = create<LedgerState>(() => ({
  isOpen: false,
  entries: null,
  hasEarlier: false,
}));

/** As many as the core gives at once. */
const pageLength = 100;

export function openLedger(): void {
  useLedger.setState({ isOpen: true });
  void refreshLedger();
}

export function closeLedger(): void {
  useLedger.setState({ isOpen: false });
}

/** A connection that opens or closes while the list is in sight belongs on it. */
export function followConnections(): () => void {
  return useDownloads.subscribe(({ view }, { view: before }) => {
    if (view?.openConnections !== before?.openConnections) void refreshLedger();
  });
}

async function refreshLedger(): Promise<void> {
  const entries = await attempt(() => api.downloads.ledger({ before: null }));
  if (entries !== null) useLedger.setState({ entries, hasEarlier: entries.length === pageLength });
}

export async function showEarlier(): Promise<void> {
  const shown = useLedger.getState().entries ?? [];
  const before = shown.at(-1)?.sequence ?? null;
  const earlier = await attempt(() => api.downloads.ledger({ before }));
  if (earlier === null) return;
  useLedger.setState({
    entries: [...shown, ...earlier],
    hasEarlier: earlier.length === pageLength,
  });
}
