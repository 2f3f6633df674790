import { create } from 'zustand';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { originNames } from '../../messages/modelSources.ts';

export type SortColumn =
  'name' | 'parameters' | 'quantization' | 'size' | 'context' | 'fit' | 'lastUsed';
export type LibraryFilter = 'all' | 'favourites' | 'fitting' | 'missing';

export type LibraryView = {
  query: string;
  filter: LibraryFilter;
  /** Null is the order of the library: the starter, then as they were added. */
  sort: { column: SortColumn; isDescending: boolean } | null;
};

export const useLibraryView = create<LibraryView>(() => ({
  query: '',
  filter: 'all',
  sort: null,
}));

/** Numbers begin with the largest, words with the first; the third press ends sorting. */
export function sortBy(column: SortColumn): void {
  const { sort } = useLibraryView.getState();
  const first = column !== 'name' && column !== 'quantization';
  if (sort?.column !== column) useLibraryView.setState({ sort: { column, isDescending: first } });
  else if (sort.isDescending === first) {
    useLibraryView.setState({ sort: { column, isDescending: !first } });
  } else useLibraryView.setState({ sort: null });
}

/** The entries that are asked for; favourites come first in each order. */
export function arrange(library: ModelEntry[], { query, filter, sort }: LibraryView): ModelEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = library.filter((entry) => isWanted(entry, filter) && hasWords(entry, words));
  const compare = sort ? comparison(sort) : () => 0;
  return found.toSorted(
    (one, other) => Number(other.isFavourite) - Number(one.isFavourite) || compare(one, other),
  );
}

function isWanted(entry: ModelEntry, filter: LibraryFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'favourites':
      return entry.isFavourite;
    case 'fitting':
      return entry.availability === 'available' && entry.fit?.verdict !== 'too-large';
    case 'missing':
      return entry.availability !== 'available';
  }
}

function hasWords({ name, path, origin, facts }: ModelEntry, words: string[]): boolean {
  if (words.length === 0) return true;
  const {
    title,
    architecture,
    quantization,
    author,
    licence,
    languages = [],
    tags = [],
  } = facts ?? {};
  const text = [name, path, originNames[origin], title, architecture, quantization, author, licence]
    .concat(languages, tags)
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const byWord = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function comparison({ column, isDescending }: NonNullable<LibraryView['sort']>) {
  const sign = isDescending ? -1 : 1;
  return (one: ModelEntry, other: ModelEntry): number => {
    const [first, second] = [sortValue(one, column), sortValue(other, column)];
    if (typeof first === 'string' || typeof second === 'string') {
      return sign * byWord.compare(String(first), String(second));
    }
    return sign * (first - second);
  };
}

function sortValue(entry: ModelEntry, column: SortColumn): string | number {
  switch (column) {
    case 'name':
      return entry.name;
    case 'parameters':
      return entry.facts?.parameters ?? 0;
    case 'quantization':
      return entry.facts?.quantization ?? '';
    case 'size':
      return entry.sizeBytes;
    case 'context':
      return entry.facts?.memory.trainContextSize ?? 0;
    case 'fit':
      return entry.fit ? entry.fit.freeBytes - entry.fit.memory.total : -Infinity;
    case 'lastUsed':
      return entry.lastUsedAt ?? 0;
  }
}
