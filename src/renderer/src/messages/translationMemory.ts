import { formatCount } from './numbers.ts';

/** The words of the Memory page of Translate. */
export const memoryWords = {
  emptyTitle: 'The memory is empty',
  empty:
    'Every segment that you confirm is kept here, and is used again where the same or a similar text comes up.',
  search: 'Search sources and translations',
  import: 'Import TMX…',
  export: 'Export',
  exportAll: 'Export all as TMX',
  exportPair: (pair: string) => `Export ${pair} as TMX`,
  statistics: 'What is in the memory',
  total: (count: number) =>
    count === 1 ? '1 confirmed segment.' : `${formatCount(count)} confirmed segments.`,
  columns: { pair: 'Languages', count: 'Segments', actions: 'Actions' },
  entries: 'Found in the memory',
  found: (count: number) => (count === 1 ? '1 segment' : `${formatCount(count)} segments`),
  searching: 'Searching…',
  nothingFound: (query: string) => `Nothing has “${query}” in it.`,
  editNamed: (source: string) => `Change the translation of ${source}`,
  deleteNamed: (source: string) => `Delete ${source} from the memory`,
  deleted: 'The segment is deleted from the memory.',
  imported: (added: number, skipped: number) =>
    `${formatCount(added)} ${added === 1 ? 'segment' : 'segments'} added` +
    (skipped === 0 ? '.' : `, ${formatCount(skipped)} left out.`),
} as const;
