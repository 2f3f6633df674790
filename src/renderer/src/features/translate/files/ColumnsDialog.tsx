import { useEffect, useState } from 'react';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import type { TableColumn } from '../../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api } from '../../../api.ts';
import { common } from '../../../messages/common.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { closeColumns } from './fileActions.ts';
import { fileNameId } from './FileTable.tsx';
import { selectFiles, useFiles } from './filesStore.ts';

const words = fileWords.chooser;

/** Which columns of a table are translated: asked when it is added, changed until that begins. */
export function ColumnsDialog() {
  const file = useFiles((state) => selectFiles(state).find(({ id }) => id === state.choosingId));
  return file === undefined ? null : <Chooser key={file.id} fileId={file.id} name={file.name} />;
}

type ChooserProps = { fileId: string; name: string };

function Chooser({ fileId, name }: ChooserProps) {
  const [columns, setColumns] = useState<readonly TableColumn[] | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const chosen = (columns ?? []).filter(({ isChosen }) => isChosen).map(({ index }) => index);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    void orFailure(
      api.translationFiles.listColumns({ id: fileId }, { signal }).then(setColumns),
      (failure) => !signal.aborted && setError(failure),
    );
    return () => leaving.abort();
  }, [fileId]);

  function choose(index: number, isChosen: boolean): void {
    setError(null);
    setColumns(
      (former) =>
        former?.map((each) => (each.index === index ? { ...each, isChosen } : each)) ?? null,
    );
  }

  async function translate(): Promise<void> {
    setIsBusy(true);
    await orFailure(
      api.translationFiles.chooseColumns({ id: fileId, columns: chosen }).then(closeColumns),
      setError,
    );
    setIsBusy(false);
  }

  return (
    <Dialog
      isOpen
      onClose={closeColumns}
      finalFocus={() => document.getElementById(fileNameId(fileId))}
      width="wide"
      title={words.title}
      description={words.body(name)}
      footer={
        <>
          <Button onClick={closeColumns}>{common.cancel}</Button>
          <Button
            variant="primary"
            disabled={chosen.length === 0 || isBusy}
            onClick={() => void translate()}
          >
            {words.translate(chosen.length)}
          </Button>
        </>
      }
    >
      {columns === null && error === null && <ProgressBar label={words.reading} fraction={null} />}
      {columns !== null && <ColumnList columns={columns} onChoose={choose} />}
      {error !== null && <ErrorNotice error={error} />}
    </Dialog>
  );
}

type ColumnListProps = {
  columns: readonly TableColumn[];
  onChoose: (index: number, isChosen: boolean) => void;
};

function ColumnList({ columns, onChoose }: ColumnListProps) {
  if (columns.length === 0) return <p className="text-ui text-ink-2">{words.none}</p>;
  return (
    <ul
      aria-label={words.columns}
      className="-mx-5 max-h-[min(28rem,50vh)] overflow-y-auto border-y border-line"
    >
      {columns.map(({ index, name, samples, isChosen }) => (
        <li key={index} className="border-line px-5 py-2 not-first:border-t hover:bg-hover/60">
          <Checkbox isChecked={isChosen} onChange={(next) => onChoose(index, next)}>
            <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,2fr)_minmax(0,5fr)] gap-x-4">
              <bdi className="truncate text-ui font-medium text-ink" title={name}>
                {name === '' ? words.unnamed(index + 1) : name}
              </bdi>
              <Samples samples={samples} />
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

function Samples({ samples }: { samples: readonly string[] }) {
  if (samples.length === 0) return <span className="text-small text-ink-3">{words.empty}</span>;
  return (
    <span className="flex min-w-0 flex-col text-small text-ink-2">
      {samples.map((sample) => (
        <bdi key={sample} className="truncate">
          {sample}
        </bdi>
      ))}
    </span>
  );
}

async function orFailure(
  call: Promise<void>,
  onFailure: (error: ErrorReport) => void,
): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    onFailure(error);
  }
}
