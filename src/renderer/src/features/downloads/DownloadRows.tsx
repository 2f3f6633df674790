import { downloads } from '../../messages/downloads.ts';
import { DownloadRow } from './DownloadRow.tsx';
import { useDownloadList } from './downloadsStore.ts';
import { Section } from './Section.tsx';

/** What is on its way, and what has come; what was asked for last is at the top. */
export function DownloadRows() {
  const list = useDownloadList();
  if (list.length === 0) return null;
  return (
    <Section title={downloads.rows.title}>
      <ul className="border-t border-line">
        {list.toReversed().map((download) => (
          <DownloadRow key={download.id} download={download} />
        ))}
      </ul>
    </Section>
  );
}
