import { create } from 'zustand';
import type { BatchSummary } from '../../../../../shared/api/batch.ts';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';
import type { OpenBatch } from './applyBatchEvent.ts';

export type PromptFormat = 'lines' | 'jsonl' | 'csv';

/** What the next run is made of. A chosen file takes the place of the text. */
export type BatchDraft = {
  name: string;
  format: PromptFormat;
  text: string;
  file: File | null;
  systemPrompt: string;
  /** None until the page was shown: what is useful depends on what is in the rack. */
  columns: readonly Stack[];
};

export type BatchPane =
  | { status: 'draft' }
  | { status: 'opening'; id: string }
  | { status: 'open'; open: OpenBatch }
  | { status: 'failed'; error: ErrorReport };

type BatchState = {
  list: readonly BatchSummary[] | null;
  pane: BatchPane;
  draft: BatchDraft;
  /** Why the last start was refused; null when nothing was. */
  refusal: ErrorReport | null;
  isStarting: boolean;
};

const emptyDraft: BatchDraft = {
  name: '',
  format: 'lines',
  text: '',
  file: null,
  systemPrompt: '',
  columns: [],
};

export const useBatch = create<BatchState>(() => ({
  list: null,
  pane: { status: 'draft' },
  draft: emptyDraft,
  refusal: null,
  isStarting: false,
}));

export function changeDraft(changes: Partial<BatchDraft>): void {
  useBatch.setState(({ draft }) => ({ draft: { ...draft, ...changes }, refusal: null }));
}
