import type { SummarySentence } from '../../../../../shared/api/summarize.ts';
import { sentenceOf } from '../openSummary.ts';
import { marksOf } from '../source/marks.ts';
import { wantBlock } from '../source/sourceBlocks.ts';
import { selectOpen, selectView, useSummarize } from '../summarizeStore.ts';
import type { ScrollTarget, SummarizeState } from '../summarizeStore.ts';

/** The pointer or the focus is on a sentence: its passages light up where they are in sight. */
export function lightSentence(sentenceId: string): void {
  useSummarize.setState({ litId: sentenceId });
  refreshMarks();
}

export function unlightSentence(sentenceId: string): void {
  if (useSummarize.getState().litId !== sentenceId) return;
  useSummarize.setState({ litId: null });
  refreshMarks();
}

/** Brings the first passage of a sentence to the front, and the next one when asked again. */
export function showPassage(sentenceId: string): void {
  const { selected } = useSummarize.getState();
  if (selected?.sentenceId === sentenceId) return stepPassage(1);
  bringToFront(sentenceId, 0);
}

/** The next or former passage of the selected sentence; after the last comes the first. */
export function stepPassage(step: 1 | -1): void {
  const state = useSummarize.getState();
  const count = selectedSentence(state)?.receipts.length ?? 0;
  if (state.selected === null || count === 0) return;
  const { sentenceId, passage } = state.selected;
  bringToFront(sentenceId, (passage + step + count) % count);
}

export function clearSelection(): void {
  useSummarize.setState({ selected: null });
  refreshMarks();
}

export function selectedSentence(state: SummarizeState): SummarySentence | null {
  const open = selectOpen(state);
  if (open === null || state.selected === null) return null;
  return sentenceOf(open.summary, state.selected.sentenceId);
}

function bringToFront(sentenceId: string, passage: number): void {
  // What is being read must not give way to something better in the middle of it.
  useSummarize.setState((state) => ({
    selected: { sentenceId, passage },
    view: selectView(state),
  }));
  refreshMarks();
  const receipt = selectedSentence(useSummarize.getState())?.receipts[passage];
  if (receipt === undefined) return;
  const { documentId, block } = receipt;
  wantBlock(documentId, block);
  useSummarize.setState({ scrollTarget: { documentId, block }, tab: 'source' });
}

/** In frames: as long as blocks that have just come into sight may still find their heights. */
const settlingFrames = 12;

/**
 * The passage that was asked for has come into being: it is kept in the middle until what lies
 * around it has found its place, and then let go, so that it does not pull the reader back later.
 */
export function arriveAt(passage: HTMLElement, target: ScrollTarget): void {
  let framesLeft = settlingFrames;

  function settle(): void {
    const isWanted = useSummarize.getState().scrollTarget === target;
    if (!isWanted || !passage.isConnected) return;
    passage.scrollIntoView({ block: 'center' });
    framesLeft -= 1;
    if (framesLeft > 0) requestAnimationFrame(settle);
    else useSummarize.setState({ scrollTarget: null });
  }

  settle();
}

/**
 * What is under the pointer lights up in place of what was chosen; the passage in front stays marked,
 * also when the text moves away under a pointer that rests.
 */
export function refreshMarks(): void {
  const state = useSummarize.getState();
  const open = selectOpen(state);
  const chosen = selectedSentence(state);
  const lit = open === null || state.litId === null ? null : sentenceOf(open.summary, state.litId);
  const current = chosen?.receipts[state.selected?.passage ?? 0] ?? null;
  useSummarize.setState({ marks: marksOf((lit ?? chosen)?.receipts ?? [], current) });
}
