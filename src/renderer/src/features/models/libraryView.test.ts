import { beforeEach, expect, test } from 'vitest';
import { defaultLoadOptions } from '../../../../shared/api/models.ts';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { arrange, sortBy, useLibraryView } from './libraryView.ts';

beforeEach(() => useLibraryView.setState({ query: '', filter: 'all', sort: null }));

function entry(name: string, changes: Partial<ModelEntry> = {}): ModelEntry {
  return {
    id: crypto.randomUUID(),
    name,
    path: `/models/${name}.gguf`,
    origin: 'added',
    sizeBytes: 0,
    availability: 'available',
    loadOptions: defaultLoadOptions,
    lastUsedAt: null,
    isFavourite: false,
    hash: null,
    hashingFraction: null,
    fileCount: 1,
    keepLoadedSeconds: null,
    facts: null,
    fit: null,
    ...changes,
  };
}

const library = [
  entry('small-9', { sizeBytes: 9 }),
  entry('small-10', { sizeBytes: 10 }),
  entry('gone', { sizeBytes: 5, availability: 'missing' }),
  entry('liked', { sizeBytes: 1, isFavourite: true }),
];

const shown = () => arrange(library, useLibraryView.getState()).map(({ name }) => name);

test('favourites stand first, and the rest as they were added', () => {
  expect(shown()).toEqual(['liked', 'small-9', 'small-10', 'gone']);
});

test('a column sorts one way, the other, and not at all', () => {
  sortBy('size');
  expect(shown()).toEqual(['liked', 'small-10', 'small-9', 'gone']);
  sortBy('size');
  expect(shown()).toEqual(['liked', 'gone', 'small-9', 'small-10']);
  sortBy('size');
  expect(shown()).toEqual(['liked', 'small-9', 'small-10', 'gone']);
  sortBy('name');
  expect(shown()).toEqual(['liked', 'gone', 'small-9', 'small-10']);
});

test('all words are looked for, in whatever the entry says', () => {
  useLibraryView.setState({ query: 'MODELS 10' });
  expect(shown()).toEqual(['small-10']);
  useLibraryView.setState({ query: 'nothing like it' });
  expect(shown()).toEqual([]);
});

test.each([
  ['favourites', ['liked']],
  ['fitting', ['liked', 'small-9', 'small-10']],
  ['missing', ['gone']],
] as const)('%s alone', (filter, names) => {
  useLibraryView.setState({ filter });
  expect(shown()).toEqual(names);
});
