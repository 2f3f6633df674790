import { fileWords } from '../../../messages/translationFiles.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { dismissArriving } from './fileActions.ts';
import { useFiles } from './filesStore.ts';
import type { ArrivingFile } from './filesStore.ts';

const words = fileWords;

/** The files on their way in, and those that could not be read. */
export function ArrivingFiles() {
  const arriving = useFiles((state) => state.arriving);
  if (arriving.length === 0) return null;
  return (
    <ul aria-label={words.arriving} className="flex flex-col gap-2 px-5 py-2">
      {arriving.map((file) => (
        <li key={file.key}>
          <Arriving file={file} />
        </li>
      ))}
    </ul>
  );
}

function Arriving({ file: { key, name, state } }: { file: ArrivingFile }) {
  if (state.status === 'failed') {
    return (
      <ErrorNotice
        error={state.error}
        actions={
          <Button size="small" onClick={() => dismissArriving(key)}>
            {common.dismiss}
          </Button>
        }
      />
    );
  }
  return (
    <div className="flex items-center gap-3 text-small text-ink-2">
      <span dir="auto" className="min-w-0 flex-1 truncate" title={name}>
        {name}
      </span>
      <span className="shrink-0 text-ink-3">{words.arrivals[state.status]}</span>
      <ProgressBar label={words.arrivals[state.status]} fraction={null} className="max-w-40" />
    </div>
  );
}
