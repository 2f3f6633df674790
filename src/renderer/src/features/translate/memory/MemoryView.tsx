import { Download, Upload } from 'lucide-react';
import type { MemoryStatistics } from '../../../../../shared/api/translationMemory.ts';
import { formatCount } from '../../../messages/numbers.ts';
import { memoryWords } from '../../../messages/translationMemory.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { pairName } from '../../../messages/languageNames.ts';
import { exportTmx, importTmx, searchMemory } from './memoryActions.ts';
import { MemoryEntries } from './MemoryEntries.tsx';
import { useMemory } from './memoryStore.ts';

const words = memoryWords;
const iconSize = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
export const memorySearchId = 'memory-search';

/** What was confirmed so far: found again by its words, corrected, taken elsewhere. */
export function MemoryView() {
  const statistics = useMemory((state) => state.statistics);
  const search = useMemory((state) => state.search);
  if (statistics === null) return <div className="flex-1" aria-busy />;
  if (statistics.total === 0) {
    return <EmptyState title={words.emptyTitle} body={words.empty} actions={<ImportButton />} />;
  }
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line py-2 ps-5 pe-3">
        <div className="max-w-110 min-w-60 flex-1">
          <SearchField
            id={memorySearchId}
            label={words.search}
            query={search.status === 'off' ? '' : search.query}
            shortcut={null}
            onSearch={searchMemory}
          />
        </div>
        <div className="ms-auto flex gap-2">
          <ImportButton />
          <Button
            size="small"
            variant="quiet"
            icon={<Download {...iconSize} />}
            onClick={() => void exportTmx()}
          >
            {words.exportAll}
          </Button>
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {search.status === 'off' ? (
          <Statistics statistics={statistics} />
        ) : (
          <MemoryEntries search={search} />
        )}
      </div>
    </>
  );
}

function ImportButton() {
  return (
    <Button
      size="small"
      variant="quiet"
      icon={<Upload {...iconSize} />}
      onClick={() => void importTmx()}
    >
      {words.import}
    </Button>
  );
}

function Statistics({ statistics: { total, pairs } }: { statistics: MemoryStatistics }) {
  return (
    <section aria-label={words.statistics} className="max-w-160 px-5 py-4">
      <p className="text-ui text-ink-2">{words.total(total)}</p>
      <table className="mt-3 w-full border-collapse text-ui">
        <thead className="sr-only">
          <tr>
            <th scope="col">{words.columns.pair}</th>
            <th scope="col">{words.columns.count}</th>
            <th scope="col">{words.columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.from} ${pair.to}`} className="border-t border-line">
              <td className="py-1.5">{pairName(pair)}</td>
              <td className="figures py-1.5 text-end text-ink-2">{formatCount(pair.count)}</td>
              <td className="w-32 py-1 text-end">
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={words.exportPair(pairName(pair))}
                  onClick={() => void exportTmx({ from: pair.from, to: pair.to })}
                >
                  {words.export}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
