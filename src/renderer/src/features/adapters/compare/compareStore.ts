import { create } from 'zustand';
import type { Comparison, ComparisonsView } from '../../../../../shared/api/compare.ts';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';

/** What the next comparison is made of. */
export type CompareDraft = {
  prompt: string;
  systemPrompt: string;
  /** Goes on from the open chat instead of beginning with the prompt. */
  isAfterChat: boolean;
  isBlind: boolean;
  /** None until the page was shown: what is useful depends on what is in the rack. */
  columns: readonly Stack[];
};

/** What fills the page: the draft, or a comparison that was made. */
export type ComparePane =
  | { status: 'draft' }
  | { status: 'opening'; id: string }
  | { status: 'open'; comparison: Comparison }
  | { status: 'failed'; error: ErrorReport };

type CompareState = {
  list: ComparisonsView | null;
  pane: ComparePane;
  draft: CompareDraft;
  isStarting: boolean;
  hasMarks: boolean;
};

export const useCompare = create<CompareState>(() => ({
  list: null,
  pane: { status: 'draft' },
  draft: {
    prompt: '',
    systemPrompt: '',
    isAfterChat: false,
    isBlind: false,
    columns: [],
  },
  isStarting: false,
  hasMarks: true,
}));

export function changeDraft(changes: Partial<CompareDraft>): void {
  useCompare.setState(({ draft }) => ({ draft: { ...draft, ...changes } }));
}
