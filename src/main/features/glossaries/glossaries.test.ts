import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Glossary } from '../../../shared/api/glossaries.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createGlossaries } from './createGlossaries.ts';

const pair = { from: 'en', to: 'fr' } as const;
const term = {
  source: 'library',
  target: 'bibliothèque',
  note: '',
  isCaseSensitive: false,
  allowsInflection: true,
  isForbidden: false,
};
let folder = '';
let database: Database;

beforeEach(() => {
  folder = makeTemporaryFolder();
  database = openDatabase({ path: `${folder}/a.db`, backupFolder: folder, wasCutOff: false });
});

afterEach(() => {
  database.close();
  removeFolder(folder);
});

/** The file ids of these tests are the files themselves: `name` and content. */
function open(files: Record<string, { name: string; content: string | Buffer }> = {}) {
  const glossaries = createGlossaries({
    database,
    takeFile: (fileId) => {
      const { name, content } = files[fileId] ?? { name: '', content: '' };
      return Promise.resolve({ name, content: Buffer.from(content) });
    },
  });
  return { glossaries, api: createRouterClient(glossaries.router) };
}

const fileId = '00000000-0000-4000-8000-000000000000';

function termsOf({ match }: ReturnType<typeof open>['glossaries'], text: string): string[] {
  return match(text, pair.from, pair.to).map(({ target }) => target);
}

test('terms of active glossaries of the pair are in force, and only while they are', async () => {
  const { glossaries, api } = open();
  const { id } = await api.create({ name: 'Code', ...pair });
  const saved = await api.saveTerm({ glossaryId: id, term });
  expect(termsOf(glossaries, 'Two libraries')).toEqual(['bibliothèque']);
  expect(glossaries.match('Two libraries', 'en', 'de')).toEqual([]);

  await api.setActive({ id, isActive: false });
  expect(termsOf(glossaries, 'Two libraries')).toEqual([]);
  await api.setActive({ id, isActive: true });
  await api.saveTerm({ glossaryId: id, term: { ...saved, target: 'librairie' } });
  expect(termsOf(glossaries, 'Two libraries')).toEqual(['librairie']);
  expect(glossaries.check('A library', 'Une bibliothèque', pair.from, pair.to)).toEqual([
    { code: 'term-missed', detail: 'librairie' },
  ]);

  await api.deleteTerm({ glossaryId: id, termId: saved.id });
  expect(termsOf(glossaries, 'Two libraries')).toEqual([]);
});

test('a deleted glossary comes back whole, until the next start', async () => {
  const first = open();
  const { id } = await first.api.create({ name: 'Code', ...pair });
  await first.api.saveTerm({ glossaryId: id, term });
  await first.api.delete({ id });
  await expect(first.api.rename({ id, name: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  expect(await first.api.restore({ id })).toMatchObject({ name: 'Code', termCount: 1 });
  await first.api.delete({ id });
  await expect(open().api.restore({ id })).rejects.toMatchObject({ code: 'not-found' });
});

test('terms are listed by their source and found in either language', async () => {
  const { api } = open();
  const { id } = await api.create({ name: 'Code', ...pair });
  for (const source of ['zebra', 'Été', 'apple', 'edge']) {
    await api.saveTerm({ glossaryId: id, term: { ...term, source } });
  }
  const list = async (query: string, from = 0, count = 10) => {
    const { total, terms } = await api.listTerms({ glossaryId: id, query, from, count });
    return [total, ...terms.map(({ source }) => source)];
  };
  expect(await list('')).toEqual([4, 'apple', 'edge', 'Été', 'zebra']);
  expect(await list('', 1, 2)).toEqual([4, 'edge', 'Été']);
  expect(await list('ETE')).toEqual([1, 'Été']);
  expect(await list('bibliotheque')).toEqual([4, 'apple', 'edge', 'Été', 'zebra']);
});

test('a file becomes a glossary, and the same file again adds nothing to it', async () => {
  const content = 'source,target\nhouse,maison\ndoor,porte\nempty,\n';
  const { api } = open({ [fileId]: { name: 'Home words.csv', content } });
  const first = await api.import({ fileId, ...pair });
  expect(first).toMatchObject({ added: 2, skipped: 1 });
  expect(first.glossary).toMatchObject({ name: 'Home words', termCount: 2, ...pair });
  expect(await api.import({ fileId, glossaryId: first.glossary.id, ...pair })).toMatchObject({
    added: 0,
    skipped: 3,
  });
  const exported = await api.export({ id: first.glossary.id, format: 'tsv' });
  expect(exported.fileName).toBe('Home words.tsv');
  expect(exported.content).toContain('house\tmaison\t');
});

test('a broken file makes no glossary', async () => {
  const { api } = open({ [fileId]: { name: 'a.tbx', content: '<tbx><text></tbx>' } });
  await expect(api.import({ fileId, ...pair })).rejects.toMatchObject({ code: 'file-malformed' });
  const glossaries = await api.watch();
  expect((await glossaries.next()).value).toEqual<Glossary[]>([]);
  await glossaries.return?.();
});

const data = fileURLToPath(
  new URL('../../../../../shared/data/documents/glossary/', import.meta.url),
);
const isThere = existsSync(data);
if (!isThere) process.stdout.write(`not run: real glossaries (no ${data})\n`);

test.runIf(isThere).each([
  ['data-science.csv', 55],
  ['data-science.en-fr.bom.tsv', 55],
  ['data-science.tbx', 55],
])('all of %s is read', async (name, count) => {
  const content = readFileSync(`${data}${name}`);
  const { api } = open({ [fileId]: { name, content } });
  const { added, skipped } = await api.import({ fileId, ...pair });
  expect(added + skipped).toBe(count);
  expect(skipped).toBe(0);
});
