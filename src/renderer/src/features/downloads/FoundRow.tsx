import { ChevronRight } from 'lucide-react';
import type { FoundRepository } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { formatBytes, formatCount, formatParameters } from '../../messages/numbers.ts';
import { classNames } from '../../ui/classNames.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { toggleRepository, useHubSearch } from './hubSearch.ts';

const texts = downloads.search;

/** One repository; opened, its files. */
export function FoundRow({ found }: { found: FoundRepository }) {
  const { repository } = found;
  const isOpen = useHubSearch((state) => state.opened?.repository === repository);
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => void toggleRepository(repository)}
        className="flex w-full items-center gap-2 rounded-sm py-2 text-start hover:bg-hover"
      >
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className={classNames('shrink-0 text-ink-3 rtl:rotate-180', isOpen && 'rotate-90')}
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-ui font-medium">{repository}</span>
          <span className="figures flex flex-wrap gap-x-3 text-small text-ink-2">
            {facts(found).map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        </span>
        {found.gated !== 'no' && (
          <span className="shrink-0 rounded-sm bg-amber-soft px-1.5 text-status text-amber-text">
            {texts.gated}
          </span>
        )}
      </button>
      {isOpen && <Files found={found} />}
    </li>
  );
}

function facts({ licence, parameters, contextSize, downloadCount }: FoundRepository): string[] {
  return [
    licence === null ? texts.noLicence : texts.licence(licence),
    parameters === null ? null : texts.parameters(formatParameters(parameters)),
    contextSize === null ? null : downloads.catalogue.context(formatCount(contextSize)),
    texts.downloads(formatCount(downloadCount)),
  ].filter((fact) => fact !== null);
}

function Files({ found }: { found: FoundRepository }) {
  const answer = useHubSearch((state) => state.opened?.answer);
  if (answer === undefined) return null;
  if (answer.status === 'failed') {
    return (
      <div className="mb-3 ms-6">
        <ErrorNotice error={answer.error} />
      </div>
    );
  }
  if (answer.status === 'asking') {
    return (
      <p role="status" className="mb-3 ms-6 text-small text-ink-2">
        {texts.loadingFiles}
      </p>
    );
  }
  const { files } = answer.value;
  return (
    <div className="mb-3 ms-6 text-small">
      {found.gated !== 'no' && <p className="mb-1 text-ink-2">{texts.gatedHint}</p>}
      {files.length === 0 && <p className="text-ink-2">{texts.noFiles}</p>}
      <ul aria-label={texts.files(found.repository)}>
        {files.map(({ file, sizeBytes }) => (
          <li key={file} className="flex items-center gap-4 py-1">
            <span className="min-w-0 flex-1 truncate font-mono text-status" title={file}>
              {file}
            </span>
            <span className="figures">{formatBytes(sizeBytes)}</span>
            <span className="flex w-24 justify-end">
              <DownloadButton repository={found.repository} file={file} name={file} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
