import { create } from 'zustand';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type {
  SourceDocument,
  SummaryHit,
  SummaryListItem,
  SummaryOptions,
} from '../../../../shared/api/summarize.ts';
import { readableView } from './openSummary.ts';
import type { OpenSummary, ResultView } from './openSummary.ts';
import type { Marks } from './source/marks.ts';

export type SummaryList =
  { status: 'loading' } | { status: 'ready'; summaries: readonly SummaryListItem[] };

export type Search =
  { status: 'off' } | { status: 'searching' | 'found'; query: string; hits: readonly SummaryHit[] };

/** What fills the workspace: a new summary being started, or one that exists. */
export type Shown =
  | { status: 'new' }
  | { status: 'opening'; summaryId: string }
  | { status: 'open'; summaryId: string; open: OpenSummary }
  | { status: 'gone'; summaryId: string }
  | { status: 'failed'; summaryId: string; error: ErrorReport };

/** One file or text on its way in. */
export type ArrivingDocument = {
  key: string;
  name: string;
  state:
    | { status: 'waiting' }
    | { status: 'reading'; fraction: number | null }
    | { status: 'added'; document: SourceDocument }
    | { status: 'failed'; error: ErrorReport };
};

/** The sentence whose passages were asked for, and which of them is in front. */
export type SelectedSentence = { sentenceId: string; passage: number };

/** A row of the source to scroll to; a new object each time, even to the same row. */
export type ScrollTarget = { documentId: string; block: number };

export type SummarizeState = {
  list: SummaryList;
  search: Search;
  shown: Shown;
  arriving: readonly ArrivingDocument[];
  /** All of them are read, and the summary is being set up. */
  isStarting: boolean;
  /** What the row of controls says; null until touched, when it is what was used last. */
  options: SummaryOptions | null;
  /** Null: the best there is to read at the moment. */
  view: ResultView | null;
  selected: SelectedSentence | null;
  /** The sentence under the pointer or the focus. */
  litId: string | null;
  marks: Marks;
  scrollTarget: ScrollTarget | null;
  /** In a narrow window the panes are tabs. */
  tab: 'source' | 'summary';
  isListOver: boolean;
  isPasting: boolean;
};

export const useSummarize = create<SummarizeState>()(() => ({
  list: { status: 'loading' },
  search: { status: 'off' },
  shown: { status: 'new' },
  arriving: [],
  isStarting: false,
  options: null,
  view: null,
  selected: null,
  litId: null,
  marks: {},
  scrollTarget: null,
  tab: 'summary',
  isListOver: false,
  isPasting: false,
}));

const noSummaries: readonly SummaryListItem[] = [];

export function selectSummaries({ list }: SummarizeState): readonly SummaryListItem[] {
  return list.status === 'ready' ? list.summaries : noSummaries;
}

export function selectOpen({ shown }: SummarizeState): OpenSummary | null {
  return shown.status === 'open' ? shown.open : null;
}

/** The summary the model is at, or the one that waits for it longest. */
export function selectRunning(state: SummarizeState): SummaryListItem | null {
  const summaries = selectSummaries(state);
  return (
    summaries.find(({ status }) => status === 'running') ??
    summaries.findLast(({ status }) => status === 'waiting') ??
    null
  );
}

/** What the right pane shows: what was chosen, else the best there is to read. */
export function selectView(state: SummarizeState): ResultView | null {
  const open = selectOpen(state);
  return state.view ?? (open === null ? null : readableView(open));
}

export function selectShownId({ shown }: SummarizeState): string | null {
  return shown.status === 'new' ? null : shown.summaryId;
}
