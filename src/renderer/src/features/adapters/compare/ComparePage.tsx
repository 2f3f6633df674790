import { useEffect } from 'react';
import { compareWords as words } from '../../../messages/compare.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { useMediaQuery } from '../../../ui/mediaQuery.ts';
import { ResizableList } from '../../frame/ResizableList.tsx';
import { isRunning } from './applyComparisonEvent.ts';
import { newComparison, prepareDraft, stopComparison, watchComparisons } from './compareActions.ts';
import { CompareDraftForm } from './CompareDraftForm.tsx';
import { CompareList } from './CompareList.tsx';
import { useCompare } from './compareStore.ts';
import { ComparisonView } from './ComparisonView.tsx';

const roomForList = matchMedia('(min-width: 900px)');

/** Stacks side by side on one prompt. */
export function ComparePage() {
  const hasList = useMediaQuery(roomForList);
  useEffect(prepareDraft, []);
  useEffect(watchComparisons, []);
  useEffect(listenForStop, []);
  return (
    <div className="flex min-h-0 flex-1">
      {hasList && (
        <ResizableList label={words.list}>
          <CompareList />
        </ResizableList>
      )}
      <div className="min-w-0 flex-1 overflow-y-auto">
        {!hasList && <NewButton />}
        <Pane />
      </div>
    </div>
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

/** Stands in for the list where there is no room for it. */
function NewButton() {
  const isDraft = useCompare((state) => state.pane.status === 'draft');
  if (isDraft) return null;
  return (
    <Button size="small" className="mx-5 mt-3" onClick={newComparison}>
      {words.new}
    </Button>
  );
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
