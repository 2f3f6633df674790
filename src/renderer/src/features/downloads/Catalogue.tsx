import type { CatalogueEntry } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { formatBytes, formatCount } from '../../messages/numbers.ts';
import { classNames } from '../../ui/classNames.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { useDownloads } from './downloadsStore.ts';
import { Section } from './Section.tsx';

const texts = downloads.catalogue;
const memoryClasses = [4, 8, 16, 32] as const;
const leavesFirst = 'max-[800px]:hidden';

/** The list that comes with Alcove, by the memory that a computer has. */
export function Catalogue() {
  const catalogue = useDownloads((state) => state.catalogue);
  if (catalogue === null) return null;
  return (
    <Section title={texts.title} description={texts.description}>
      {memoryClasses.map((gigabytes) => (
        <MemoryClass
          key={gigabytes}
          title={texts.memory(gigabytes)}
          entries={catalogue.filter(({ memoryClass }) => memoryClass === gigabytes)}
        />
      ))}
    </Section>
  );
}

function MemoryClass({ title, entries }: { title: string; entries: CatalogueEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1 text-small font-medium text-ink-3">{title}</h3>
      <ul aria-label={title} className="border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.file} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { entry: CatalogueEntry }) {
  return (
    <li className="flex items-center gap-4 border-b border-line py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-ui font-medium">{entry.name}</span>
          <span className="text-status text-ink-3">
            {entry.tasks.map((task) => texts.tasks[task]).join(' · ')}
          </span>
        </p>
        <p className="text-small text-ink-2">{entry.why}</p>
      </div>
      <p className={classNames('figures w-36 text-end text-small text-ink-2', leavesFirst)}>
        {texts.context(formatCount(entry.contextSize))}
        <br />
        {entry.licence}
      </p>
      <p className="figures w-16 text-end text-small">{formatBytes(entry.sizeBytes)}</p>
      <div className="flex w-24 justify-end">
        <DownloadButton {...entry} />
      </div>
    </li>
  );
}
