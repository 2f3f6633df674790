import { create } from 'zustand';
import type { MemoryEntry, MemoryStatistics } from '../../../../../shared/api/translationMemory.ts';

export type MemorySearch =
  | { status: 'off' }
  | { status: 'searching' | 'found'; query: string; entries: readonly MemoryEntry[] };

export type MemoryState = {
  /** Null until they first arrived. */
  statistics: MemoryStatistics | null;
  search: MemorySearch;
  editingId: string | null;
};

export const useMemory = create<MemoryState>()(() => ({
  statistics: null,
  search: { status: 'off' },
  editingId: null,
}));
