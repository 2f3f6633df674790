import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import type { SegmentText } from '../../../../shared/api/segments.ts';
import type { Generation } from '../../../../shared/engineApi.ts';
import { plainText, tokensOf } from '../../../../shared/segmentText.ts';
import {
  add,
  close,
  closeAll,
  done,
  exported,
  inFrench,
  segmentsOf,
  settings,
  start,
  textIn,
  until,
} from '../../../app/testTranslationFiles.ts';
import type { Studio } from '../../../app/testTranslationFiles.ts';
import type { FakeEngineOptions } from '../../../engine/fake.ts';

// Each file is read in a process of its own, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

afterEach(closeAll);

/** Talks about its translation of rain. */
function chatty(request: Generation): string {
  return textIn(request) === 'It rains.' ? 'Sure! Here it is:\nIl pleut.' : inFrench(request);
}

/** Loses every tag, and the words that were in them. */
function tokenless(request: Generation): string {
  return textIn(request).includes('<1>') ? 'La maison est là depuis longtemps.' : inFrench(request);
}

const page =
  '<h1>The house</h1>\n<p>It is <b>very</b> old.</p>\n<p>It rains.</p>\n<p>It rains.</p>\n';

test('a file comes back translated, its markup as it was', async () => {
  const studio = await start();
  const { id, segmentCount, format } = await add(studio, 'page.html', page);
  expect({ segmentCount, format }).toEqual({ segmentCount: 4, format: 'html' });
  const { translated, withIssues, modelName } = await until(studio, id, done);
  expect({ translated, withIssues }).toEqual({ translated: 4, withIssues: 0 });
  expect(modelName).not.toBeNull();
  // What stands there twice is asked for once.
  expect(studio.asked).toEqual(['The house', 'It is <1>very</1> old.', 'It rains.']);
  expect(await exported(studio, id)).toEqual({
    fileName: 'page.fr.html',
    content: page.replaceAll(/>(The|It)/gu, '>La phrase est dans le livre : $1'),
  });
});

test('once all is confirmed, the same file needs no model', async () => {
  const first = await start();
  const { id } = await add(first, 'page.html', page);
  await until(first, id, done);
  const { confirmed } = await first.api.translationFiles.confirmAll({ fileId: id });
  expect(confirmed).toBe(4);
  const wanted = await exported(first, id);
  await close(first);

  const second = await start({ dataFolder: first.dataFolder });
  const again = await add(second, 'page.html', page);
  await until(second, again.id, done);
  expect(second.asked).toEqual([]);
  expect(await exported(second, again.id)).toEqual(wanted);
  const origins = (await segmentsOf(second, again.id)).map(({ origin }) => origin);
  expect(origins.every((origin) => origin?.kind === 'memory' && origin.score >= 100)).toBe(true);
});

const lines = Array.from({ length: 24 }, (_, index) => `The Bird${index} sings.`);

test('a pause keeps what is done; it goes on after a restart of the studio', async () => {
  const first = await start({ fake: { millisecondsPerToken: 5 } });
  const { id } = await add(first, 'lines.txt', lines.join('\n\n'));
  await until(first, id, ({ translated }) => translated >= 3);
  await first.api.translationFiles.pause({ id });
  const paused = await until(first, id, ({ status }) => status === 'paused');
  expect(paused.translated).toBeLessThan(lines.length);
  await close(first);

  const second = await start({ dataFolder: first.dataFolder });
  const kept = await until(second, id, ({ status }) => status === 'paused');
  expect(kept.translated).toBe(paused.translated);
  await second.api.translationFiles.resume({ id });
  await until(second, id, done);
  expect(second.asked).toHaveLength(lines.length - paused.translated);
});

test('closed in the middle, it goes on by itself at the next start', async () => {
  const first = await start({ fake: { millisecondsPerToken: 5 } });
  const { id } = await add(first, 'lines.txt', lines.join('\n\n'));
  await until(first, id, ({ translated }) => translated >= 3);
  await close(first);
  const second = await start({ dataFolder: first.dataFolder });
  const { translated } = await until(second, id, done);
  expect(translated).toBe(lines.length);
  expect(second.asked.length).toBeLessThanOrEqual(lines.length - 3);
});

test('an engine that dies now and then costs a start, and no segment', async () => {
  let calls = 0;
  const failReply: FakeEngineOptions['failReply'] = () => {
    calls += 1;
    return [6, 14].includes(calls) ? { how: 'crash', afterTokens: 1 } : null;
  };
  const studio = await start({ fake: { failReply } });
  const { id } = await add(studio, 'lines.txt', lines.join('\n\n'));
  expect(await until(studio, id, done)).toMatchObject({
    status: 'done',
    error: null,
    translated: lines.length,
  });
});

test('tokens that a model loses twice are put back and flagged, and nothing is lost', async () => {
  const studio = await start({ fake: { reply: tokenless } });
  const { id } = await add(studio, 'page.html', page);
  const { withIssues } = await until(studio, id, done);
  expect(withIssues).toBe(1);
  const [issue] = await studio.api.translationFiles.listIssues({ fileId: id });
  expect(issue).toMatchObject({ index: 1, issue: { code: 'token-misplaced' } });
  expect(await studio.api.translationFiles.listIssues({ fileId: id, codes: ['too-long'] })).toEqual(
    [],
  );
  expect((await exported(studio, id)).content).toMatch(/<b>.*<\/b>/u);
});

test('a target without its tokens is not written unless that is wanted', async () => {
  const studio = await start();
  const { id } = await add(studio, 'page.html', page);
  await until(studio, id, done);
  const segmentId = (await segmentsOf(studio, id))[1]?.id ?? '';
  const target = [{ type: 'text' as const, text: 'Elle est très vieille.' }];
  const edited = await studio.api.translationFiles.editSegment({ fileId: id, segmentId, target });
  expect(edited).toMatchObject({ origin: { kind: 'user' }, status: 'translated' });
  expect(edited.issues.map(({ code }) => code)).toContain('token-missing');
  await expect(studio.api.translationFiles.export({ id })).rejects.toMatchObject({
    code: 'translation-unsafe',
    details: { count: 1 },
  });
  expect((await exported(studio, id, true)).content).toContain('vieille.</p>');
});

test('a segment that fails twice is flagged, and the rest goes on', async () => {
  const studio = await start({ fake: { reply: chatty } });
  const { id } = await add(studio, 'page.html', page);
  const { translated, withIssues } = await until(studio, id, done);
  expect({ translated, withIssues }).toEqual({ translated: 2, withIssues: 2 });
  expect((await exported(studio, id)).content).toContain('<p>It rains.</p>');
});

test('other ways to say a segment are found, each with its tokens and different from the target', async () => {
  let calls = 0;
  const reply = (request: Generation) => `${inFrench(request)} ${'x'.repeat((calls++ % 4) + 1)}`;
  const studio = await start({ fake: { reply } });
  const { id: fileId } = await add(studio, 'page.html', page);
  await until(studio, fileId, done);
  const segment = (await segmentsOf(studio, fileId))[1];
  const segmentId = segment?.id ?? '';
  const { listAlternatives } = studio.api.translationFiles;
  const others = await listAlternatives({ fileId, segmentId, count: 2 });
  const texts = others.map(plainText);
  expect(new Set([...texts, plainText(segment?.target ?? [])]).size).toBe(3);
  expect(others.map((other) => tokensOf(other).length)).toEqual([2, 2]);
});

const po = (flags: string) => `${flags}msgid "It rains."\nmsgstr "Il neige."\n`;
const xliff1 = (state: string) =>
  `<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="u"><source>It rains.</source><target state="${state}">Il neige.</target></trans-unit></body></file></xliff>`;
const xliff2 = (state: string) =>
  `<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u"><segment state="${state}"><source>It rains.</source><target>Il neige.</target></segment></unit></file></xliff>`;

/** Files that call their target doubtful, and what becomes of them once a person confirms it. */
const doubtful = [
  { name: 'a.po', content: po('#, fuzzy\n'), confirmed: po('') },
  { name: 'a.xlf', content: xliff1('needs-review-translation'), confirmed: xliff1('final') },
  { name: 'a.xliff', content: xliff2('initial'), confirmed: xliff2('final') },
];

test.each(doubtful)(
  'a doubtful target of $name is translated anew, and taken back where the new one is no better',
  async ({ name, content, confirmed }) => {
    const studio = await start();
    const { translationFiles } = studio.api;
    const { id: fileId } = await add(studio, name, content);
    await until(studio, fileId, done);
    const [segment] = await segmentsOf(studio, fileId);
    const segmentId = segment?.id ?? '';
    expect(segment).toMatchObject({
      target: [{ text: 'La phrase est dans le livre : It rains.' }],
      doubtful: [{ text: 'Il neige.' }],
    });
    const edit = (target: SegmentText) =>
      translationFiles.editSegment({ fileId, segmentId, target });
    await edit([]);
    expect((await exported(studio, fileId)).content).toBe(content);
    await edit(segment?.doubtful ?? []);
    expect((await exported(studio, fileId)).content).toBe(content);
    await translationFiles.confirmSegment({ fileId, segmentId, isConfirmed: true });
    expect((await exported(studio, fileId)).content).toBe(confirmed);
  },
);

test.each(doubtful)(
  'a doubtful target of $name stays while there is no other',
  async ({ name, content }) => {
    const studio = await start({ fake: { reply: () => 'Sure! Here it is:\nIl pleut.' } });
    const { id } = await add(studio, name, content);
    await until(studio, id, done);
    expect((await exported(studio, id)).content).toBe(content);
  },
);

/** Goes round in circles where terms are forced. */
function dizzy(request: Generation): string {
  return request.mustContain ? 'la maison '.repeat(20) : inFrench(request);
}

async function addTerm({ api }: Studio, source: string, target: string): Promise<void> {
  const { id: glossaryId } = await api.glossaries.create({ name: 'Houses', from: 'en', to: 'fr' });
  const sense = { isCaseSensitive: false, allowsInflection: true, isForbidden: false };
  await api.glossaries.saveTerm({ glossaryId, term: { source, target, note: '', ...sense } });
}

test('a term of a glossary is checked, forced, and flagged when that spoils the rest', async () => {
  const studio = await start({ fake: { reply: dizzy } });
  await addTerm(studio, 'house', 'maison');
  const { id } = await add(studio, 'page.html', page);
  await until(studio, id, done);
  expect(studio.asked.filter((text) => text === 'The house')).toHaveLength(2);
  const issues = await studio.api.translationFiles.listIssues({ fileId: id });
  expect(issues).toMatchObject([{ index: 0, issue: { code: 'term-missed' } }]);
  expect((await segmentsOf(studio, id))[0]?.terms).toMatchObject([{ target: 'maison' }]);
});

test('what comes from the memory is used, and flagged where it misses a term', async () => {
  const studio = await start();
  const { id } = await add(studio, 'page.html', page);
  await until(studio, id, done);
  await studio.api.translationFiles.confirmAll({ fileId: id });
  await addTerm(studio, 'house', 'maison');
  studio.asked.length = 0;
  const again = await add(studio, 'page.html', page);
  await until(studio, again.id, done);
  expect(studio.asked).toEqual([]);
  const issues = await studio.api.translationFiles.listIssues({ fileId: again.id });
  expect(issues).toMatchObject([{ index: 0, issue: { code: 'term-missed', detail: 'maison' } }]);
});

test('what is confirmed goes to where the same stands untranslated, and into the memory', async () => {
  const studio = await start({ fake: { reply: chatty } });
  const { id: fileId } = await add(studio, 'page.html', page);
  await until(studio, fileId, done);
  const segmentId = (await segmentsOf(studio, fileId))[2]?.id ?? '';
  const target = [{ type: 'text' as const, text: 'Il pleut.' }];
  await studio.api.translationFiles.editSegment({ fileId, segmentId, target });
  await studio.api.translationFiles.confirmSegment({ fileId, segmentId, isConfirmed: true });
  const all = await segmentsOf(studio, fileId);
  expect(all.map((segment) => segment.target && plainText(segment.target)).slice(2)).toEqual([
    'Il pleut.',
    'Il pleut.',
  ]);
  expect(all[2]?.status).toBe('confirmed');
});

const shop = 'sku,title,stock\nA-1,An old house,4\nA-2,It rains.,2\n';

test('a table waits for its columns, and those that are chosen are translated', async () => {
  const studio = await start();
  const { translationFiles } = studio.api;
  const { id, status, segmentCount } = await add(studio, 'shop.csv', shop);
  expect({ status, segmentCount }).toEqual({ status: 'choosing', segmentCount: 2 });
  expect(await translationFiles.listColumns({ id })).toMatchObject([
    { name: 'sku', samples: ['A-1', 'A-2'], isChosen: false },
    { name: 'title', samples: ['An old house', 'It rains.'], isChosen: true },
    { name: 'stock', samples: ['4', '2'], isChosen: false },
  ]);
  await translationFiles.resume({});
  await expect(translationFiles.chooseColumns({ id, columns: [2] })).rejects.toMatchObject({
    code: 'document-empty',
  });
  expect(studio.asked).toEqual([]);

  await translationFiles.chooseColumns({ id, columns: [1, 2] });
  await until(studio, id, done);
  expect((await exported(studio, id)).content).toBe(
    shop.replaceAll(/An old|It rains/gu, 'La phrase est dans le livre : $&'),
  );
});

test('columns are chosen otherwise until the translation begins, over a restart too', async () => {
  const first = await start();
  const { id } = await add(first, 'shop.csv', shop);
  await close(first);
  const studio = await start({ dataFolder: first.dataFolder, fake: { millisecondsPerToken: 100 } });
  const { translationFiles } = studio.api;
  // Takes its time, in the queue before it.
  const { id: before } = await add(studio, 'lines.txt', lines.join('\n\n'));
  await translationFiles.chooseColumns({ id, columns: [0, 1] });
  expect(await translationFiles.chooseColumns({ id, columns: [1] })).toMatchObject({
    status: 'waiting',
    segmentCount: 2,
  });
  const chosen = (await translationFiles.listColumns({ id })).filter(({ isChosen }) => isChosen);
  expect(chosen.map(({ name }) => name)).toEqual(['title']);
  await translationFiles.remove({ id: before });
  await until(studio, id, done);
  expect(studio.asked.slice(-2)).toEqual(['An old house', 'It rains.']);
  await expect(translationFiles.chooseColumns({ id, columns: [0] })).rejects.toMatchObject({
    code: 'translation-begun',
    details: { name: 'shop.csv' },
  });
});

test('a file that is removed comes back until the next start, and its original goes then', async () => {
  const first = await start();
  const { id } = await add(first, 'page.html', page);
  await until(first, id, done);
  await first.api.translationFiles.remove({ id });
  expect((await first.api.translationFiles.restore({ id })).translated).toBe(4);
  await first.api.translationFiles.remove({ id });
  await close(first);
  const second = await start({ dataFolder: first.dataFolder });
  await expect(second.api.translationFiles.restore({ id })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('what cannot be read says where, and the others get in', async () => {
  const { app, api } = await start();
  const receive = async (name: string, content: string) =>
    (await app.receiveFile(Readable.from([Buffer.from(content)]), name)).fileId;
  const fileIds = [
    await receive('a.json', '{\n  "a": tru }'),
    await receive('b.exe', 'MZ'),
    await receive('c.txt', 'It rains.'),
  ];
  const ends: string[] = [];
  for await (const event of await api.translationFiles.add({ fileIds, settings })) {
    if (event.type === 'added') ends.push(event.file.name);
    if (event.type === 'failed') ends.push(`${event.error.code} ${event.error.details['line']}`);
  }
  expect(ends).toEqual(['file-malformed 2', 'format-unsupported undefined', 'c.txt']);
});
