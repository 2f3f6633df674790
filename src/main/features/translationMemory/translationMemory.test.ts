import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SegmentText } from '../../../shared/api/segments.ts';
import { plainText, segmentOf } from '../../../shared/segmentText.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { openTestApp } from '../../app/testApp.ts';
import { createTranslationMemory } from './createTranslationMemory.ts';
import type { MatchRequest } from './matching.ts';
import { readTmx } from './tmx/readTmx.ts';

const pair = { from: 'en', to: 'fr' } as const;
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

function memoryOf(...pairs: [source: string | SegmentText, target: string | SegmentText][]) {
  const memory = createTranslationMemory({
    database,
    takeFile: () => Promise.reject(new Error('no files here')),
  });
  memory.remember(
    pairs.map(([source, target]) => ({
      ...pair,
      source: typeof source === 'string' ? segmentOf(source) : source,
      target: typeof target === 'string' ? segmentOf(target) : target,
      previous: '',
      next: '',
      origin: 'a.txt',
    })),
  );
  return {
    memory,
    find: (source: string | SegmentText, options: Partial<MatchRequest> = {}) => {
      const segment = typeof source === 'string' ? segmentOf(source) : source;
      return memory
        .match({ ...pair, source: segment, leastScore: 60, limit: 5, ...options })
        .map(({ entry, score }) => [score, plainText(entry.target)]);
    },
  };
}

test('equal sources come before alike ones, and unlike ones not at all', () => {
  const { find } = memoryOf(
    ['The red house is old.', 'un'],
    ['The red house is very old.', 'deux'],
    ['The red house was sold in the spring.', 'trois'],
    ['Good morning!', 'quatre'],
  );
  const found = find('The red house is old.');
  expect(found.map(([, target]) => target)).toEqual(['un', 'deux']);
  expect(found[0]?.[0]).toBe(100);
  expect(found[1]?.[0]).toBeGreaterThanOrEqual(80);
  expect(find('the red house is old')).toContainEqual([96, 'un']);
  expect(find('Something else entirely, my friend.')).toEqual([]);
});

test('the same text between the same neighbours comes first', () => {
  const { memory, find } = memoryOf(['Open', 'Ouvrir']);
  memory.remember([
    {
      ...pair,
      source: segmentOf('Open'),
      target: segmentOf('Ouvert'),
      previous: 'Status',
      next: '',
      origin: 'b.po',
    },
  ]);
  expect(find('Open', { previous: 'Status', next: '' })).toEqual([
    [101, 'Ouvert'],
    [100, 'Ouvrir'],
  ]);
  expect(find('Open', { previous: '', next: '' })[0]).toEqual([101, 'Ouvrir']);
});

test('confirming again replaces the target', () => {
  memoryOf(['Open', 'Ouvrir']);
  expect(memoryOf(['Open', 'Ouvrez']).find('Open')).toEqual([[100, 'Ouvrez']]);
});

function greeting(shown: string, text: string): SegmentText {
  return [
    { type: 'text', text },
    { type: 'token', id: 1, kind: 'standalone', shown },
  ];
}

test('a target takes over what its tokens stand for now', () => {
  const { memory } = memoryOf([greeting('{user}', 'Hello '), greeting('{user}', 'Bonjour ')]);
  const [match] = memory.match({
    ...pair,
    source: greeting('%s', 'Hello '),
    leastScore: 70,
    limit: 1,
  });
  expect(match?.score).toBe(99);
  expect(match?.entry.target).toEqual(greeting('%s', 'Bonjour '));
});

test('other languages have memories of their own, in any script', () => {
  const { memory, find } = memoryOf(['Hello there', 'Bonjour']);
  expect(find('Hello there', { to: 'de' })).toEqual([]);
  const chinese = { from: 'zh-Hans', to: 'pt-BR' } as const;
  memory.remember([
    {
      ...chinese,
      source: segmentOf('今天天气很好。'),
      target: segmentOf('Hoje faz sol.'),
      previous: '',
      next: '',
      origin: '',
    },
  ]);
  expect(find('今天天气很好！', { ...chinese, leastScore: 70 })).toEqual([[95, 'Hoje faz sol.']]);
});

test('no text is syntax to the indexes', () => {
  const odd = `"a" OR b* NEAR(c) -d ^e 'f' {g} \u0000 \u200D 👩‍👩‍👧`;
  expect(memoryOf([odd, 'x']).find(odd)).toEqual([[100, 'x']]);
});

async function openApi() {
  const { app, api } = await openTestApp({ dataFolder: makeTemporaryFolder() });
  const receive = async (name: string, content: string | Buffer) =>
    (await app.receiveFile(Readable.from([Buffer.from(content)]), name)).fileId;
  return { app, api, receive };
}

function unit(source: string, target: string): string {
  return `<tu><tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="fr"><seg>${target}</seg></tuv></tu>`;
}

test('a memory is searched, corrected, deleted, restored, taken out and read in again', async () => {
  const { app, api, receive } = await openApi();
  const tmx = `<tmx version="1.4"><header srclang="en"/><body>${unit('A house', 'Une maison')}${unit('A boat', 'Un bateau')}</body></tmx>`;
  expect(await api.translationMemory.importTmx({ fileId: await receive('a.tmx', tmx) })).toEqual({
    added: 2,
    skipped: 0,
  });
  const search = async (query: string) =>
    api.translationMemory.search({ query, from: null, to: null, limit: 10 });
  const [entry] = await search('maison');
  expect(await search('ma')).toEqual([entry]);
  if (!entry) throw new Error('nothing found');

  await api.translationMemory.editEntry({ id: entry.id, target: segmentOf('Une demeure') });
  expect(await search('maison')).toEqual([]);
  expect((await search('demeure')).map(({ id }) => id)).toEqual([entry.id]);
  await api.translationMemory.deleteEntry({ id: entry.id });
  expect(await search('demeure')).toEqual([]);
  await api.translationMemory.restoreEntry({ id: entry.id });
  expect(await search('demeure')).toHaveLength(1);

  const taken = await api.translationMemory.exportTmx({ from: 'en', to: null });
  const again = await receive(taken.fileName, taken.content);
  expect(await api.translationMemory.importTmx({ fileId: again })).toEqual({
    added: 0,
    skipped: 2,
  });
  await app.close();
});

test('a broken file adds nothing', async () => {
  const { app, api, receive } = await openApi();
  const broken = `<tmx><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></bod></tmx>`;
  await expect(
    api.translationMemory.importTmx({ fileId: await receive('a.tmx', broken) }),
  ).rejects.toMatchObject({ code: 'file-malformed' });
  const statistics = await api.translationMemory.watchStatistics();
  expect((await statistics.next()).value).toEqual({ total: 0, pairs: [] });
  await statistics.return?.();
  await app.close();
});

const data = fileURLToPath(new URL('../../../../../shared/data/documents/tmx', import.meta.url));

const isThere = existsSync(data);
if (!isThere) process.stdout.write(`not run: real translation memories (no ${data})\n`);

test.runIf(isThere)(
  'the memories of other programs are read whole and come back the same',
  { timeout: 30_000 },
  async () => {
    const { app, api, receive } = await openApi();
    for (const name of readdirSync(data).filter((each) => each.endsWith('.tmx'))) {
      const content = readFileSync(`${data}/${name}`);
      expect(await readTmx(name, content.toString('utf8'))).toMatchObject({ skipped: 0 });
      await api.translationMemory.importTmx({ fileId: await receive(name, content) });
    }
    const { content } = await api.translationMemory.exportTmx({ from: null, to: null });
    const other = await openApi();
    await other.api.translationMemory.importTmx({ fileId: await other.receive('a.tmx', content) });
    expect((await other.api.translationMemory.exportTmx({ from: null, to: null })).content).toBe(
      content,
    );
    await app.close();
    await other.app.close();
  },
);
