import { Columns3, Download, Pause, Play, Trash2, TriangleAlert } from 'lucide-react';
import type { TranslationFile } from '../../../../../shared/api/translationFiles.ts';
import { describeError } from '../../../messages/errors.ts';
import { formatCount, formatPercent, formatTimeLeft } from '../../../messages/numbers.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { languageName } from '../../../messages/languageNames.ts';
import { exportFile, openColumns, pauseFiles, removeFile, resumeFiles } from './fileActions.ts';
import { areColumnsOpen, isResumable, isUnfinished, selectFiles, useFiles } from './filesStore.ts';
import { openFile } from './openFile.ts';

const words = fileWords;
const cell = 'px-2 py-2.5 first:ps-5 last:pe-3';
/** What a narrow window goes without; all of it stands in the file itself too. */
const leavesFirst = 'max-[960px]:hidden';

/** Of the element that opens the file. */
export function fileNameId(fileId: string): string {
  return `translation-file-${fileId}`;
}

/** One row per file, newest first. */
export function FileTable() {
  const files = useFiles(selectFiles);
  if (files.length === 0) return null;
  return (
    <table aria-label={words.table} className="w-full border-collapse text-small">
      <thead>
        <tr className="border-b border-line text-status text-ink-3 [&>th]:px-2 [&>th]:py-1.5 [&>th]:text-start [&>th]:font-normal">
          <th scope="col" className="ps-5!">
            {words.columns.file}
          </th>
          <th scope="col" className={leavesFirst}>
            {words.columns.pair}
          </th>
          <th scope="col">{words.columns.progress}</th>
          <th scope="col" className="whitespace-nowrap">
            {words.columns.issues}
          </th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col">
            <span className="sr-only">{words.columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      </tbody>
    </table>
  );
}

function FileRow({ file }: { file: TranslationFile }) {
  const { id, name, format, withIssues } = file;
  return (
    <tr
      onClick={() => openFile(id)}
      className="border-b border-line hover:bg-hover/60 [&>td]:align-middle"
    >
      <td className={`${cell} w-full max-w-0`}>
        <button
          id={fileNameId(id)}
          type="button"
          dir="auto"
          title={name}
          onClick={() => openFile(id)}
          className="block max-w-full truncate text-start text-ui font-medium text-ink"
        >
          {name}
        </button>
        <span className="text-status text-ink-3">{words.formatNames[format]}</span>
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-2 ${leavesFirst}`}>{pairOf(file)}</td>
      <td className={`${cell} min-w-40`}>
        <Progress file={file} />
      </td>
      <td className={`${cell} figures whitespace-nowrap`}>
        {withIssues > 0 && (
          <span className="flex items-center gap-1 text-amber-text">
            <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
            {formatCount(withIssues)}
          </span>
        )}
      </td>
      <td className={`${cell} min-w-32 whitespace-nowrap`}>
        <StateWords file={file} />
      </td>
      <td className={`${cell} whitespace-nowrap`} onClick={(event) => event.stopPropagation()}>
        <Actions file={file} />
      </td>
    </tr>
  );
}

export function pairOf({ settings, detected }: TranslationFile): string {
  const from = settings.from ?? detected;
  const name = from === null ? fileWords.unknownLanguage : languageName(from);
  return `${name} → ${languageName(settings.to)}`;
}

export function Progress({ file: { name, translated, segmentCount } }: { file: TranslationFile }) {
  const fraction = segmentCount === 0 ? 0 : translated / segmentCount;
  return (
    <div className="flex items-center gap-2">
      <ProgressBar label={words.progressOf(name)} fraction={fraction} className="min-w-16 flex-1" />
      <span className="figures w-12 text-end whitespace-nowrap text-ink-2">
        {formatPercent(fraction)}
      </span>
    </div>
  );
}

export function StateWords({ file }: { file: TranslationFile }) {
  const { id, status, error, secondsLeft, confirmed, segmentCount } = file;
  if (status === 'choosing') {
    return (
      <Button
        size="small"
        onClick={(event) => {
          event.stopPropagation();
          openColumns(id);
        }}
      >
        {words.states.choosing}
      </Button>
    );
  }
  if (status === 'failed' && error !== null) {
    return <span className="whitespace-normal text-red-text">{describeError(error).title}</span>;
  }
  if (status === 'running' && secondsLeft !== null) {
    return <span className="text-ink-2">{formatTimeLeft(secondsLeft)}</span>;
  }
  if (status === 'done' && confirmed > 0) {
    return <span className="text-ink-2">{words.confirmedOf(confirmed, segmentCount)}</span>;
  }
  return <span className="text-ink-2">{words.states[status]}</span>;
}

function Actions({ file }: { file: TranslationFile }) {
  const { id, status, translated } = file;
  return (
    <div className="flex justify-end">
      {areColumnsOpen(file) && status !== 'choosing' && (
        <IconButton icon={Columns3} label={words.chooser.title} onClick={() => openColumns(id)} />
      )}
      {isUnfinished(file) && (
        <IconButton icon={Pause} label={words.pause} onClick={() => void pauseFiles(id)} />
      )}
      {isResumable(file) && (
        <IconButton icon={Play} label={words.resume} onClick={() => void resumeFiles(id)} />
      )}
      <IconButton
        icon={Download}
        label={words.export}
        disabled={translated === 0}
        onClick={() => void exportFile(id)}
      />
      <IconButton icon={Trash2} label={words.remove} onClick={() => void removeFile(file)} />
    </div>
  );
}
