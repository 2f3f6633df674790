import { useEffect } from 'react';
import { compareWords as words } from '../../../messages/compare.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { RunsPage } from '../runs/RunsPage.tsx';
import { isRunning } from './applyComparisonEvent.ts';
import { newComparison, prepareDraft, stopComparison, watchComparisons } from './compareActions.ts';
import { CompareDraftForm } from './CompareDraftForm.tsx';
import { CompareList } from './CompareList.tsx';
import { useCompare } from './compareStore.ts';
import { ComparisonView } from './ComparisonView.tsx';

/** Stacks side by side on one prompt. */
export function ComparePage() {
  const isDraft = useCompare((state) => state.pane.status === 'draft');
  useEffect(prepareDraft, []);
  useEffect(watchComparisons, []);
  useEffect(listenForStop, []);
  return (
    <RunsPage
      list={<CompareList />}
      listLabel={words.list}
      newLabel={words.new}
      onNew={isDraft ? null : newComparison}
    >
      <Pane />
    </RunsPage>
  );
}

function Pane() {
  const pane = useCompare((state) => state.pane);
  switch (pane.status) {
    case 'draft':
      return <CompareDraftForm />;
    case 'opening':
      return null;
    case 'open':
      return <ComparisonView comparison={pane.comparison} />;
    case 'failed':
      return (
        <div className="px-5 py-4">
          <ErrorNotice error={pane.error} />
        </div>
      );
  }
}

/** Escape stops what runs, wherever the focus is. */
function listenForStop(): () => void {
  document.addEventListener('keydown', stopByEscape);
  return () => document.removeEventListener('keydown', stopByEscape);
}

/** What floats closes first. */
function stopByEscape(event: KeyboardEvent): void {
  const { pane } = useCompare.getState();
  if (event.key !== 'Escape' || event.defaultPrevented || pane.status !== 'open') return;
  if (!isRunning(pane.comparison) || document.querySelector('[data-popup]') !== null) return;
  event.preventDefault();
  stopComparison(pane.comparison.id);
}
