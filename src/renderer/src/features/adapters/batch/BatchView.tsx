import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { BatchSummary } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { formatCount, formatTimeLeft } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { OpenBatch } from './applyBatchEvent.ts';
import { deleteBatch, exportBatch, resumeBatch, stopBatch } from './batchActions.ts';
import { BatchTable } from './BatchTable.tsx';
import { ScoreTable } from './ScoreTable.tsx';

/** One run: how far it is, the scores of each stack, and every answer. */
export function BatchView({ open }: { open: OpenBatch }) {
  const { batch } = open;
  return (
    <section
      aria-label={batch.name}
      aria-busy={batch.status === 'running'}
      className="flex min-h-0 flex-1 flex-col gap-4 pt-4"
    >
      <div className="flex flex-col gap-3 px-5">
        <BatchHeader batch={batch} />
        <Progress batch={batch} />
        {batch.error !== null && <ErrorNotice error={batch.error} />}
        {batch.hasReferences && <ScoreTable columns={batch.columns} />}
      </div>
      <BatchTable open={open} />
    </section>
  );
}

function BatchHeader({ batch: { id, name, status, done } }: { batch: BatchSummary }) {
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 dir="auto" className="min-w-40 flex-1 truncate text-title font-semibold" title={name}>
        {name}
      </h2>
      {status === 'running' && (
        <Button size="small" onClick={() => stopBatch(id)}>
          {words.stop}
        </Button>
      )}
      {(status === 'stopped' || status === 'failed') && (
        <Button size="small" onClick={() => resumeBatch(id)}>
          {words.resume}
        </Button>
      )}
      {done > 0 && (
        <>
          <Button size="small" onClick={() => void exportBatch(id, 'csv')}>
            {words.exportCsv}
          </Button>
          <Button size="small" onClick={() => void exportBatch(id, 'markdown')}>
            {words.exportMarkdown}
          </Button>
        </>
      )}
      <IconButton icon={Trash2} label={words.delete} onClick={() => setIsDeleting(true)} />
      <ConfirmDialog
        isOpen={isDeleting}
        title={words.deleteTitle}
        description={words.deleteBody(name)}
        confirmLabel={words.deleteConfirm}
        onConfirm={() => void deleteBatch(id)}
        onClose={() => setIsDeleting(false)}
      />
    </div>
  );
}

function Progress({ batch }: { batch: BatchSummary }) {
  const { status, done, total, remainingMilliseconds } = batch;
  const progress = words.progress(formatCount(done), formatCount(total));
  const parts = [words.states[status], progress];
  if (status === 'running' && remainingMilliseconds !== null) {
    parts.push(formatTimeLeft(remainingMilliseconds / 1000));
  }
  return (
    <div role="status" className="flex items-center gap-3 text-small text-ink-2">
      <span className="figures shrink-0">{parts.join(' · ')}</span>
      {status !== 'complete' && (
        <ProgressBar
          label={progress}
          fraction={total === 0 ? 0 : done / total}
          className="max-w-60"
        />
      )}
    </div>
  );
}
