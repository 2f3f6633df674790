import { useEffect } from 'react';
import { batchWords as words } from '../../../messages/batch.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { useMediaQuery } from '../../../ui/mediaQuery.ts';
import { ResizableList } from '../../frame/ResizableList.tsx';
import { newBatch, prepareDraft, watchBatches } from './batchActions.ts';
import { BatchDraftForm } from './BatchDraftForm.tsx';
import { BatchList } from './BatchList.tsx';
import { useBatch } from './batchStore.ts';
import { BatchView } from './BatchView.tsx';

const roomForList = matchMedia('(min-width: 900px)');

/** Many prompts through several stacks. */
export function BatchPage() {
  const hasList = useMediaQuery(roomForList);
  useEffect(prepareDraft, []);
  useEffect(watchBatches, []);
  return (
    <div className="flex min-h-0 flex-1">
      {hasList && (
        <ResizableList label={words.list}>
          <BatchList />
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
  const pane = useBatch((state) => state.pane);
  switch (pane.status) {
    case 'draft':
      return <BatchDraftForm />;
    case 'opening':
      return null;
    case 'open':
      return <BatchView open={pane.open} />;
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
  const isDraft = useBatch((state) => state.pane.status === 'draft');
  if (isDraft) return null;
  return (
    <Button size="small" className="mx-5 mt-3" onClick={newBatch}>
      {words.new}
    </Button>
  );
}
