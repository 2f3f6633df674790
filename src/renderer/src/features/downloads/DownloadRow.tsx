import type { Download } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { formatBytes } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { DownloadActions } from './DownloadActions.tsx';
import { resumeDownload } from './downloadsActions.ts';
import { stateWords } from './stateWords.ts';
import { openTokenDialog } from './tokenStore.ts';

const texts = downloads.rows;

export function DownloadRow({ download }: { download: Download }) {
  const { name, repository, state } = download;
  return (
    <li className="border-b border-line py-2.5" aria-label={name}>
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1">
          <p className="truncate text-ui font-medium" title={`${repository}/${download.file}`}>
            {name}
          </p>
          <p className="figures flex flex-wrap gap-x-3 text-small text-ink-2">
            <span className="truncate">{repository}</span>
            <Amount download={download} />
            <span>{stateWords(state)}</span>
          </p>
        </div>
        <DownloadActions download={download} />
      </div>
      {(state.status === 'running' || state.status === 'paused') && (
        <ProgressBar label={texts.progress(name)} fraction={fraction(download)} className="mt-2" />
      )}
      {state.status === 'failed' && (
        <div className="mt-2">
          <ErrorNotice error={state.error} actions={<WayOut download={download} />} />
        </div>
      )}
    </li>
  );
}

function Amount({ download }: { download: Download }) {
  const { sizeBytes, doneBytes, state } = download;
  if (sizeBytes === null) return null;
  const size = formatBytes(sizeBytes);
  return <span>{state.status === 'done' ? size : texts.of(formatBytes(doneBytes), size)}</span>;
}

function fraction({ sizeBytes, doneBytes }: Download): number | null {
  return sizeBytes === null ? null : doneBytes / sizeBytes;
}

/** What the words advise. */
function WayOut({ download }: { download: Download }) {
  const { state, id } = download;
  if (state.status !== 'failed') return null;
  const needsToken = ['download-gated', 'token-rejected'].includes(state.error.code);
  return (
    <>
      <Button size="small" onClick={() => resumeDownload(id)}>
        {texts.retry}
      </Button>
      {needsToken && (
        <Button size="small" onClick={openTokenDialog}>
          {downloads.token.open}
        </Button>
      )}
    </>
  );
}
