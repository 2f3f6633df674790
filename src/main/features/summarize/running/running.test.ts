import { afterEach, expect, test } from 'vitest';
import type { Api } from '../../../../shared/api.ts';
import { defaultSummaryOptions } from '../../../../shared/api/summarize.ts';
import type { SummaryOptions } from '../../../../shared/api/summarize.ts';
import type { Generation } from '../../../../shared/engineApi.ts';
import type { App } from '../../../app/createApp.ts';
import { openTestApp } from '../../../app/testApp.ts';
import type { FakeEngineOptions } from '../../../engine/fake.ts';
import { addText, SummaryWindow } from '../testSummarize.ts';

/** A chapter for each town; the scripted model notes and repeats its founding. */
const towns = ['Arvika', 'Borlänge', 'Coventry', 'Dresden', 'Essen', 'Falkirk', 'Ghent', 'Haarlem'];

const filler =
  `Traders came along the river with salt, wool and iron. Their houses stood close by the
market, and a wall of stones went around them. In winter the road was closed for weeks. `.repeat(3);

const book = towns
  .map(
    (town, index) =>
      `# ${town}\n\n${filler}\n\nThe town of ${town} was founded in ${1200 + index} by Duke ${town.slice(0, 3)}mar.\n\n${filler}\n`,
  )
  .join('\n');

const shortBook = book.slice(0, book.indexOf('# Borlänge'));

const founding = /The town of \S+ was founded in \d+ by Duke \S+mar\./gu;

const options: SummaryOptions = { ...defaultSummaryOptions, style: 'key-points' };

let app: App | undefined;

afterEach(() => app?.close());

/** The studio with a model of 512 tokens that finds foundings; `calls` are what it was asked. */
async function openStudio(fake: FakeEngineOptions = {}, dataFolder?: string) {
  const calls: string[] = [];
  const opened = await openTestApp({
    fake: {
      contextSize: 512,
      millisecondsPerToken: 0,
      reply: (request) => {
        calls.push(taskOf(request));
        const found = textOf(request).match(founding) ?? ['Nothing is said here.'];
        return [...new Set(found)].map((fact) => `- ${fact}`).join('\n');
      },
      ...fake,
    },
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  app = opened.app;
  return { ...opened, calls };
}

function textOf({ turns }: Generation): string {
  return turns.at(-1)?.text ?? '';
}

function taskOf(request: Generation): string {
  const [task = ''] = textOf(request).split(/[ :]/u);
  return task;
}

async function summarize(api: Api, text: string, changes: Partial<SummaryOptions> = {}) {
  const document = await addText(api, text, 'towns.md');
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: { ...options, ...changes },
  });
  const window = new SummaryWindow(api, id);
  await window.until(({ summary }) => summary !== null);
  return { id, window, document };
}

function sentences({ summary }: SummaryWindow) {
  return summary?.parts.flatMap((part) => part.sentences) ?? [];
}

test('what fits is read and written in one call', async () => {
  const { api, calls } = await openStudio();
  const { window } = await summarize(api, shortBook);
  await window.ended();
  expect(calls).toEqual(['List']);
  expect(window.chunks).toMatchObject([{ index: 0, firstBlock: 0, state: 'read' }]);
  expect(sentences(window).length).toBeGreaterThan(0);
  await window.close();
});

test('a long document is read whole, and every sentence stands on its passage', async () => {
  const { api } = await openStudio();
  const { window, document } = await summarize(api, book);
  const summary = await window.ended();
  expect(summary).toMatchObject({ status: 'done', error: null });

  const { chunks } = window;
  expect(chunks.length).toBeGreaterThan(4);
  expect(chunks.every(({ state }) => state === 'read')).toBe(true);
  expect(chunks.flatMap(({ firstBlock, lastBlock }) => range(firstBlock, lastBlock))).toEqual(
    range(0, document.blockCount - 1),
  );

  const written = sentences(window);
  expect(written.map(({ text }) => text)).toHaveLength(towns.length);
  for (const [index, { text, receipts, missing }] of written.entries()) {
    expect(missing).toEqual([]);
    expect(receipts[0]).toMatchObject({ text, headingPath: [towns[index]] });
  }
  expect(summary.support).toEqual({ supported: towns.length, total: towns.length });
  await window.close();
});

test('progress tells what is read, how far it is, and that it ends', async () => {
  const { api } = await openStudio();
  const { window } = await summarize(api, book);
  await window.ended();
  await window.until(({ progress }) => progress === null);
  const told = window.events.flatMap((event) =>
    event.type === 'progress' && event.progress ? [event.progress] : [],
  );
  const phases = [...new Set(told.map(({ phase }) => phase))];
  expect(phases).toEqual(expect.arrayContaining(['planning', 'reading', 'writing']));
  const headings = told
    .filter(({ phase }) => phase === 'reading')
    .flatMap((each) => each.headingPath);
  expect(new Set(headings)).toEqual(new Set(towns));
  expect(told.at(-1)).toMatchObject({ done: told.at(-1)?.total });
  expect(told.some(({ secondsLeft }) => secondsLeft !== null)).toBe(true);
  await window.close();
});

test('stopping keeps what is read; going on reads only the rest', async () => {
  const { api, calls } = await openStudio({ millisecondsPerToken: 2 });
  const { id, window } = await summarize(api, book);
  await window.until(({ chunks }) => chunks.filter(({ state }) => state === 'read').length >= 2);
  await api.summarize.cancel({ id });
  expect(await window.ended()).toMatchObject({ status: 'stopped' });
  const kept = window.chunks.filter(({ state }) => state === 'read').length;
  expect(kept).toBeGreaterThanOrEqual(2);
  expect(window.chunks.some(({ state }) => state === 'planned')).toBe(true);
  expect(window.chunks.every(({ state }) => state !== 'reading')).toBe(true);

  calls.length = 0;
  await api.summarize.resume({ id });
  await window.until(({ summary }) => summary?.status === 'done');
  expect(calls.filter((task) => task === 'Note')).toHaveLength(window.chunks.length - kept);
  expect(sentences(window)).toHaveLength(towns.length);
  await window.close();
});

test('what a person did to sentences stays when the summary goes on', async () => {
  const { api } = await openStudio({ millisecondsPerToken: 1 });
  const { id, window } = await summarize(api, book, { style: 'chapters' });
  await window.until((each) => sentences(each).length >= 3);
  await api.summarize.cancel({ id });
  await window.ended();
  const [first, second] = sentences(window);
  if (!first || !second) throw new Error('too early');
  await api.summarize.dropSentence({ summaryId: id, sentenceId: first.id, isDropped: true });
  await api.summarize.rewriteSentence({ summaryId: id, sentenceId: second.id });

  window.events.length = 0;
  await api.summarize.resume({ id });
  await window.until(({ summary }) => summary?.status === 'done');
  expect(sentences(window)).toHaveLength(towns.length);
  expect(sentences(window)[0]).toEqual({ ...first, isDropped: true });
  expect(sentences(window)[1]).toMatchObject({ id: second.id, earlier: [{ text: second.text }] });
  const shown = window.events.flatMap((event) => (event.type === 'summary' ? [event.summary] : []));
  // Not even for a moment is it shorter than it was.
  expect(Math.min(...shown.map(({ parts }) => parts.length))).toBeGreaterThanOrEqual(3);
  await window.close();
});

test('an engine that dies is started again, and reads on where it was', async () => {
  let generations = 0;
  const { api } = await openStudio({
    failReply: () => {
      generations += 1;
      return generations === 4 || generations === 9 ? { how: 'crash', afterTokens: 2 } : null;
    },
  });
  const { window } = await summarize(api, book);
  expect(await window.ended()).toMatchObject({ status: 'done', error: null });
  expect(sentences(window)).toHaveLength(towns.length);
  await window.close();
});

test('an engine that dies at every try is reported, with what was read kept', async () => {
  const { api } = await openStudio({
    failReply: (request) =>
      textOf(request).includes('Duke Essmar') ? { how: 'crash', afterTokens: 1 } : null,
  });
  const { window } = await summarize(api, book);
  expect(await window.ended()).toMatchObject({
    status: 'failed',
    error: { code: 'engine-crashed' },
  });
  expect(window.chunks.some(({ state }) => state === 'read')).toBe(true);
  await window.close();
});

test('the end of the app cuts nothing off: the next start goes on', async () => {
  const first = await openStudio({ millisecondsPerToken: 2 });
  const { id, window } = await summarize(first.api, book);
  await window.until(({ chunks }) => chunks.filter(({ state }) => state === 'read').length >= 2);
  const kept = window.chunks.filter(({ state }) => state === 'read').length;
  await first.app.close();

  const { api, calls } = await openStudio({}, first.dataFolder);
  const again = new SummaryWindow(api, id);
  await again.until(({ summary }) => summary?.status === 'done');
  expect(sentences(again)).toHaveLength(towns.length);
  expect(calls.filter((task) => task === 'Note').length).toBeLessThanOrEqual(
    again.chunks.length - kept,
  );
  await again.close();
});

test('another style of the same document is written from the same notes', async () => {
  const { api, calls } = await openStudio();
  const { window, document } = await summarize(api, book);
  await window.ended();
  await window.close();
  calls.length = 0;
  const other = await api.summarize.create({
    documentIds: [document.id],
    options: { ...options, style: 'paragraph' },
  });
  const second = new SummaryWindow(api, other.id);
  await second.until(({ summary }) => summary?.status === 'done');
  expect(calls).not.toContain('Note');
  expect(calls).toContain('Summarize');
  await second.close();
});

test('when one chapter changes, only what depends on it is read again', async () => {
  const { api, calls } = await openStudio();
  const { window } = await summarize(api, book);
  await window.ended();
  await window.close();
  calls.length = 0;
  const changed = book.replace(
    'The town of Essen was founded in 1204',
    'The town of Essen was founded in 1250',
  );
  const second = await summarize(api, changed);
  await second.window.ended();
  expect(calls.filter((task) => task === 'Note')).toHaveLength(1);
  expect(sentences(second.window).map(({ text }) => text)).toContain(
    'The town of Essen was founded in 1250 by Duke Essmar.',
  );
  await second.window.close();
});

test('chapter by chapter, each is written by itself', async () => {
  const { api } = await openStudio();
  const { window } = await summarize(api, book, { style: 'chapters' });
  const summary = await window.ended();
  expect(summary.parts.map(({ heading }) => heading)).toEqual(towns);
  await window.close();
});

test('what is not in the document is marked, with what is missing', async () => {
  const { api } = await openStudio({
    reply: () =>
      [
        '- The town of Arvika was founded in 1200 by Duke Arvmar.',
        '- The town of Arvika was founded in 1300 by Duke Arvmar.',
        '- The town of Arvika was founded in 1200 by Duke Rudolf.',
        '- Penguins dislike violin concerts very much.',
      ].join('\n'),
  });
  const { window } = await summarize(api, shortBook);
  const summary = await window.ended();
  expect(sentences(window).map(({ missing }) => missing)).toEqual([
    [],
    [{ kind: 'number', text: '1300' }],
    [{ kind: 'name', text: 'Rudolf' }],
    [{ kind: 'passage', text: 'Penguins dislike violin concerts very much.' }],
  ]);
  expect(summary.support).toEqual({ supported: 1, total: 4 });
  await window.close();
});

test('a model without a word to say still leaves no passage unread', async () => {
  const { api } = await openStudio({
    reply: (request) => (taskOf(request) === 'List' ? '- The end.' : ''),
  });
  const { window } = await summarize(api, book);
  expect(await window.ended()).toMatchObject({ status: 'done' });
  expect(window.chunks.every(({ note }) => note !== null && note.length > 0)).toBe(true);
  await window.close();
});

test('a context too small for the instructions is refused with the numbers', async () => {
  const { api } = await openStudio({ contextSize: 96 });
  const { window } = await summarize(api, book);
  expect(await window.ended()).toMatchObject({
    status: 'failed',
    error: { code: 'context-too-small', details: { contextSize: 96 } },
  });
  await window.close();
});

test('one sentence longer than the context is read in pieces', async () => {
  const { api } = await openStudio();
  const { window } = await summarize(api, 'word '.repeat(5000));
  expect(await window.ended()).toMatchObject({ status: 'done' });
  expect(window.chunks.length).toBeGreaterThan(10);
  await window.close();
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
