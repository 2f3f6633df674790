import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import type { Api } from '../../../shared/api.ts';
import type { BatchCell, BatchSummary } from '../../../shared/api/batch.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import type { Generation } from '../../../shared/engineApi.ts';
import { openTestRack } from '../../app/testRack.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { until } from '../models/testModels.ts';

// Each opens a whole core, which reads real files in workers of its own.
vi.setConfig({ testTimeout: 20_000 });

let folder = '';
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  removeFolder(folder);
});

async function open(fake: FakeEngineOptions = {}) {
  const rack = await openTestRack(join(folder, 'data'), fake);
  closers.push(() => rack.app.close());
  const columns: Stack[] = [[], [{ adapterId: rack.starter.formal, strength: 1 }]];
  return { ...rack, columns };
}

function startLines(api: Api, columns: Stack[], text: string) {
  return api.batch.start({ name: 'Test', source: { format: 'lines', text }, columns });
}

/** The first state that the condition holds for. */
async function watched(
  api: Api,
  id: string,
  condition: (batch: BatchSummary) => boolean,
): Promise<{ batch: BatchSummary; cells: BatchCell[] }> {
  const abort = new AbortController();
  const cells: BatchCell[] = [];
  for await (const event of await api.batch.watch({ id }, { signal: abort.signal })) {
    if (event.type === 'snapshot') cells.push(...event.cells);
    if (event.type === 'cell') cells.push(event.cell);
    if (event.type === 'gone' || !condition(event.batch)) continue;
    abort.abort();
    return { batch: event.batch, cells };
  }
  throw new Error('the stream of the batch ended');
}

const isOver = ({ status }: BatchSummary): boolean => status !== 'running';

/** Says the prompt back, politely with an adapter. */
function polite({ turns, adapters }: Generation): string {
  const text = turns.at(-1)?.text ?? '';
  return adapters.length > 0 ? `Dear Sir, ${text}` : text;
}

test('every prompt goes through every column, with scores where there are references', async () => {
  const { api, columns } = await open({ reply: polite });
  const text =
    'prompt,reference\nhello there,hello there\ngood day,"Dear Sir, good day"\nno ref,\n';
  const source = { format: 'csv', text } as const;
  const { id, total, hasReferences } = await api.batch.start({ name: 'Test', source, columns });
  expect({ total, hasReferences }).toEqual({ total: 6, hasReferences: true });
  const { batch, cells } = await watched(api, id, isOver);
  expect(batch).toMatchObject({ status: 'complete', done: 6, modelName: 'Alcove starter' });
  expect(cells.toSorted((a, b) => a.row - b.row || a.column - b.column)).toMatchObject([
    { text: 'hello there', scores: { exactMatch: true, chrF: 100, rougeL: 1 } },
    { text: 'Dear Sir, hello there', scores: { exactMatch: false, rougeL: 2 / 3 } },
    { text: 'good day', scores: { exactMatch: false } },
    { text: 'Dear Sir, good day', scores: { exactMatch: true } },
    { text: 'no ref', scores: null },
    { text: 'Dear Sir, no ref', scores: null },
  ]);
  expect(batch.columns.map(({ done, scores }) => [done, scores.scored, scores.exactMatch])).toEqual(
    [
      [3, 2, 0.5],
      [3, 2, 0.5],
    ],
  );
  expect(batch.columns[0]?.scores.rougeL).toBeCloseTo((1 + 2 / 3) / 2, 10);
});

test('a file that was sent is read by its ending', async () => {
  const { app, api, columns } = await open({ reply: polite });
  const { fileId } = await app.receiveFile(chunks('{"prompt":"hi"}\n'), 'list.jsonl');
  const { id } = await api.batch.start({ name: 'Test', source: { fileId }, columns });
  expect((await watched(api, id, isOver)).batch).toMatchObject({ status: 'complete', total: 2 });
  const bad = await app.receiveFile(chunks('{"text":"hi"}\n'), 'list.jsonl');
  await expect(
    api.batch.start({ name: 'Test', source: { fileId: bad.fileId }, columns }),
  ).rejects.toMatchObject({ code: 'prompts-invalid', details: { name: 'list.jsonl', line: 1 } });
});

test('stopped and resumed, it answers each prompt once', async () => {
  const asked: string[] = [];
  const { api, columns } = await open({
    reply: (request) => {
      asked.push(polite(request));
      return 'word '.repeat(20);
    },
  });
  const prompts = Array.from({ length: 12 }, (_, index) => `prompt ${index}`);
  const { id } = await startLines(api, columns, prompts.join('\n'));
  await watched(api, id, ({ done }) => done >= 5);
  await api.batch.stop({ id });
  const { batch } = await watched(api, id, isOver);
  expect(batch.status).toBe('stopped');
  expect(batch.done).toBeLessThan(24);
  const beforeResume = asked.length;
  await api.batch.resume({ id });
  const end = await watched(api, id, isOver);
  expect(end.batch).toMatchObject({ status: 'complete', done: 24 });
  expect(asked.length - beforeResume).toBe(24 - batch.done);
});

test('what the end of the studio cuts off goes on at the next start', async () => {
  const first = await open({ reply: () => 'word '.repeat(30) });
  const { id } = await startLines(first.api, first.columns, 'prompt\n'.repeat(20));
  const { batch } = await watched(first.api, id, ({ done }) => done >= 4);
  await closers.pop()?.();
  const second = await open({ reply: polite });
  const end = await watched(second.api, id, isOver);
  expect(end.batch).toMatchObject({ status: 'complete', done: 40 });
  expect(end.cells.filter(({ text }) => text.startsWith('word')).length).toBeGreaterThanOrEqual(
    batch.done,
  );
});

test('a prompt that does not fit fails alone', async () => {
  const { api } = await open({ contextSize: 100, reply: polite });
  const { id } = await startLines(api, [[]], `short\n${'word '.repeat(300)}\nalso short`);
  const { batch, cells } = await watched(api, id, isOver);
  expect(batch.status).toBe('complete');
  expect(cells.find(({ row }) => row === 1)?.error?.code).toBe('message-too-long');
  expect(cells.find(({ row }) => row === 2)?.text).toBe('also short');
});

test('an engine that dies now and then costs nothing but the answers it was at', async () => {
  let asked = 0;
  const { api, columns } = await open({
    reply: polite,
    failReply() {
      asked += 1;
      return [3, 9].includes(asked) ? { how: 'crash', afterTokens: 0 } : null;
    },
  });
  const prompts = Array.from({ length: 8 }, (_, index) => `prompt ${index}`);
  const { id } = await startLines(api, columns, prompts.join('\n'));
  const { batch, cells } = await watched(api, id, isOver);
  expect(batch).toMatchObject({ status: 'complete', done: 16 });
  expect(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size).toBe(16);
});

test('an engine that dies of one prompt at every try fails the batch, which can go on', async () => {
  let isDead = true;
  const { api, columns } = await open({
    reply: polite,
    failReply: ({ turns }) =>
      isDead && turns.at(-1)?.text === 'deadly' ? { how: 'crash', afterTokens: 1 } : null,
  });
  const { id } = await startLines(api, columns, 'one\ntwo\ndeadly');
  const { batch } = await watched(api, id, isOver);
  expect(batch).toMatchObject({ status: 'failed', error: { code: 'engine-crashed' } });
  isDead = false;
  const { active } = await until(api, () => true);
  await api.models.pardon({ id: active.status === 'failed' ? active.modelId : '' });
  await api.batch.resume({ id });
  expect((await watched(api, id, isOver)).batch).toMatchObject({ status: 'complete', done: 6 });
});

test('another model does not finish what one began', async () => {
  const { api, columns } = await open({ reply: () => 'word '.repeat(50) });
  const { id } = await startLines(api, columns, 'prompt\n'.repeat(10));
  await watched(api, id, ({ done }) => done >= 1);
  const path = join(folder, 'other.gguf');
  writeScriptedModel(path, { reply: 'Hello' });
  const model = await api.models.add({ path });
  await api.models.load({ id: model.id });
  expect((await watched(api, id, isOver)).batch.status).toBe('stopped');
  await api.batch.resume({ id });
  const { batch } = await watched(api, id, ({ status }) => status === 'failed');
  expect(batch.error).toEqual({
    code: 'model-changed',
    details: { was: 'Alcove starter', is: 'other' },
  });
});

test('exports', async () => {
  const { api, columns } = await open({
    reply: ({ adapters }) => (adapters.length > 0 ? '=1+1\n# not a heading' : 'plain, "quoted"'),
  });
  const source = { format: 'jsonl', text: '{"prompt":"p","reference":"plain"}' } as const;
  const { id } = await api.batch.start({ name: 'My batch', source, columns });
  await watched(api, id, isOver);
  const csv = await api.batch.export({ id, format: 'csv' });
  expect(csv.fileName).toBe('My batch.csv');
  expect(csv.content.split('\r\n')[0]).toBe(
    'prompt,reference,Bare model,Bare model: exact match,Bare model: chrF,Bare model: ROUGE-L,' +
      'Formal address 1,Formal address 1: exact match,Formal address 1: chrF,Formal address 1: ROUGE-L',
  );
  expect(csv.content).toContain('"plain, ""quoted"""');
  expect(csv.content).toContain("'=1+1");
  const markdown = await api.batch.export({ id, format: 'markdown' });
  expect(markdown.content).toContain('> =1+1\n> # not a heading');
  expect(markdown.content).toMatch(/\| Bare model \| 1 \| 0\.000 \| \d+\.\d\d \| 0\.\d{4} \|/u);
});

test('a deleted batch is gone', async () => {
  const { api, columns } = await open({ reply: () => 'word '.repeat(200) });
  const { id } = await startLines(api, columns, 'prompt\n'.repeat(10));
  await watched(api, id, ({ status }) => status === 'running');
  await api.batch.delete({ id });
  await expect(watched(api, id, () => true)).rejects.toMatchObject({ code: 'not-found' });
});

async function* chunks(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text);
}
