import { ArrowLeft, CheckCheck, Download, ListChecks, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { segmentFilter } from '../../../../../shared/api/translationFiles.ts';
import type { TranslationFile } from '../../../../../shared/api/translationFiles.ts';
import { formatCount } from '../../../messages/numbers.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { exportFile, pauseFiles, resumeFiles } from './fileActions.ts';
import { isResumable, isUnfinished } from './filesStore.ts';
import type { OpenFile } from './filesStore.ts';
import { pairOf, Progress, StateWords } from './FileTable.tsx';
import { confirmAll } from './fileWork.ts';
import { IssueList } from './IssueList.tsx';
import { closeFile, filterSegments } from './openFile.ts';
import { SegmentTable } from './SegmentTable.tsx';

const words = fileWords;
const iconSize = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A file segment by segment, and what quality assurance found in it. */
export function FileDetail({ open }: { open: OpenFile }) {
  const [isListShown, setIsListShown] = useState(false);
  const { file } = open;
  if (open.isGone) {
    return (
      <EmptyState title={words.gone} actions={<Button onClick={closeFile}>{words.back}</Button>} />
    );
  }
  return (
    <>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1.5 ps-2.5 pe-3">
        <IconButton
          icon={ArrowLeft}
          label={words.back}
          onClick={closeFile}
          className="rtl:-scale-x-100"
        />
        {file !== null && <FileFacts file={file} />}
      </header>
      {file !== null && (
        <DetailBar
          open={open}
          file={file}
          isListShown={isListShown}
          onToggleList={setIsListShown}
        />
      )}
      {file?.status === 'failed' && file.error !== null && (
        <div className="border-b border-line px-5 py-2.5">
          <ErrorNotice error={file.error} />
        </div>
      )}
      <div className="flex min-h-0 flex-1 max-[800px]:flex-col-reverse">
        <SegmentTable open={open} />
        {isListShown && <IssueList issues={open.issues} />}
      </div>
    </>
  );
}

function FileFacts({ file }: { file: TranslationFile }) {
  const { id, name } = file;
  return (
    <>
      <h2 dir="auto" title={name} className="min-w-0 truncate text-ui font-medium">
        {name}
      </h2>
      <p className="me-auto text-small whitespace-nowrap text-ink-3">{pairOf(file)}</p>
      <div className="w-44 text-small">
        <Progress file={file} />
      </div>
      <p className="text-small whitespace-nowrap">
        <StateWords file={file} />
      </p>
      {isUnfinished(file) && (
        <IconButton icon={Pause} label={words.pause} onClick={() => void pauseFiles(id)} />
      )}
      {isResumable(file) && (
        <IconButton icon={Play} label={words.resume} onClick={() => void resumeFiles(id)} />
      )}
    </>
  );
}

type DetailBarProps = {
  open: OpenFile;
  file: TranslationFile;
  isListShown: boolean;
  onToggleList: (isShown: boolean) => void;
};

function DetailBar({ open, file, isListShown, onToggleList }: DetailBarProps) {
  const { id, translated, confirmed } = file;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line py-1.5 ps-4 pe-3">
      <SegmentedControl
        label={words.filter}
        value={open.filter}
        options={segmentFilter.options.map((value) => ({ value, label: filterLabel(value, file) }))}
        onChange={filterSegments}
      />
      <div className="ms-auto flex flex-wrap justify-end gap-2">
        <Button
          size="small"
          variant="quiet"
          aria-pressed={isListShown}
          icon={<ListChecks {...iconSize} />}
          onClick={() => onToggleList(!isListShown)}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        >
          {words.issueList(open.issues.length)}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<CheckCheck {...iconSize} />}
          disabled={translated === confirmed}
          onClick={() => void confirmAll(id)}
        >
          {words.confirmAll}
        </Button>
        <Button
          size="small"
          variant="primary"
          icon={<Download {...iconSize} />}
          disabled={translated === 0}
          onClick={() => void exportFile(id)}
        >
          {words.exportShort}
        </Button>
      </div>
    </div>
  );
}

function filterLabel(filter: OpenFile['filter'], file: TranslationFile): string {
  const counts = {
    all: file.segmentCount,
    issues: file.withIssues,
    unconfirmed: file.segmentCount - file.confirmed,
    untranslated: file.segmentCount - file.translated,
  };
  return `${words.filters[filter]} ${formatCount(counts[filter])}`;
}
