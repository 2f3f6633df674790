import { useEffect } from 'react';
import { batchWords as words } from '../../../messages/batch.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { RunsPage } from '../runs/RunsPage.tsx';
import { newBatch, prepareDraft, watchBatches } from './batchActions.ts';
import { BatchDraftForm } from './BatchDraftForm.tsx';
import { BatchList } from './BatchList.tsx';
import { useBatch } from './batchStore.ts';
import { BatchView } from './BatchView.tsx';

/** Many prompts through several stacks. */
export function BatchPage() {
  const isDraft = useBatch((state) => state.pane.status === 'draft');
  useEffect(prepareDraft, []);
  useEffect(watchBatches, []);
  return (
    <RunsPage
      list={<BatchList />}
      listLabel={words.list}
      newLabel={words.new}
      onNew={isDraft ? null : newBatch}
    >
      <Pane />
    </RunsPage>
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
