import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import type { Comparison, ComparisonEvent } from '../../../shared/api/compare.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import type { Generation } from '../../../shared/engineApi.ts';
import { openTestRack } from '../../app/testRack.ts';
import { TestWindow } from '../../app/testApp.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';

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
  return rack;
}

function columnsOf(starter: { formal: string; informal: string }): [Stack, Stack, Stack] {
  return [
    [],
    [{ adapterId: starter.formal, strength: 1 }],
    [{ adapterId: starter.informal, strength: 1 }],
  ];
}

function start(api: Api, columns: Stack[], options: { isBlind?: boolean } = {}) {
  return api.compare.start({
    conversationId: null,
    prompt: 'Hello',
    isBlind: false,
    columns,
    ...options,
  });
}

const hasEnded = ({ columns }: Comparison): boolean =>
  columns.every(({ status }) => !['waiting', 'reading', 'writing'].includes(status));

/** The first state that the condition holds for, and the events until then. */
async function watched(
  api: Api,
  id: string,
  condition: (comparison: Comparison) => boolean,
): Promise<{ comparison: Comparison; events: ComparisonEvent[] }> {
  const abort = new AbortController();
  const events: ComparisonEvent[] = [];
  let shown: Comparison | null = null;
  for await (const event of await api.compare.watch({ id }, { signal: abort.signal })) {
    events.push(event);
    shown = applied(shown, event);
    if (shown && condition(shown)) {
      abort.abort();
      return { comparison: shown, events };
    }
  }
  throw new Error('the stream of the comparison ended');
}

function applied(shown: Comparison | null, event: ComparisonEvent): Comparison | null {
  if (event.type === 'snapshot') return event.comparison;
  if (!shown) return null;
  const columns = shown.columns.map((column) => {
    if (event.type === 'column' && event.column.id === column.id) return event.column;
    if (event.type === 'delta' && event.columnId === column.id) {
      return { ...column, text: column.text + event.text };
    }
    return column;
  });
  return { ...shown, columns };
}

test('columns get one prompt and one seed, stream at once, and each its own stack', async () => {
  const requests: Generation[] = [];
  const { api, starter } = await open({
    reply: (request) => {
      requests.push(request);
      return `reply of ${request.adapters.length} `.repeat(20);
    },
  });
  const { id } = await start(api, columnsOf(starter));
  const { comparison, events } = await watched(api, id, hasEnded);
  expect(comparison.columns.map(({ status, text }) => [status, text.slice(0, 10)])).toEqual([
    ['complete', 'reply of 0'],
    ['complete', 'reply of 1'],
    ['complete', 'reply of 1'],
  ]);
  expect(comparison.columns[1]?.stack).toEqual([
    { adapterId: starter.formal, strength: 1, name: 'Formal address', leftOut: null },
  ]);
  expect(comparison.modelName).toBe('Alcove starter');
  expect(new Set(requests.map(({ sampling }) => sampling.seed))).toEqual(
    new Set([comparison.sampling.seed]),
  );
  expect(comparison.sampling.seed).toEqual(expect.any(Number));
  // Streaming at once: the last column begins before the first is at its end.
  const order = events.flatMap((event) => (event.type === 'delta' ? [event.columnId] : []));
  const [first, , last] = comparison.columns;
  expect(order.indexOf(last?.id ?? '')).toBeLessThan(order.lastIndexOf(first?.id ?? ''));
});

test('it can be stopped, and what was written stays, over a restart too', async () => {
  const first = await open({ reply: () => 'word '.repeat(2000) });
  const { id } = await start(first.api, columnsOf(first.starter));
  await watched(first.api, id, ({ columns }) => columns.every(({ text }) => text.length > 20));
  await first.api.compare.stop({ id });
  const { comparison } = await watched(first.api, id, hasEnded);
  expect(comparison.columns.map(({ status }) => status)).toEqual(Array(3).fill('stopped'));
  await closers.pop()?.();
  const second = await open();
  const again = await watched(second.api, id, () => true);
  expect(again.comparison).toEqual(comparison);
});

test('blind: neither names nor figures are told until a pick, which is counted', async () => {
  const { api, starter } = await open();
  const stacks = columnsOf(starter);
  const { id } = await start(api, stacks, { isBlind: true });
  const { comparison, events } = await watched(api, id, hasEnded);
  expect(comparison.columns.every(({ stack, figures }) => stack === null && figures === null)).toBe(
    true,
  );
  expect(JSON.stringify(events)).not.toContain(starter.formal);

  const choice = { kind: 'column', columnId: comparison.columns[0]?.id ?? '' } as const;
  const picked = await api.compare.pick({ id, pick: choice });
  expect(picked.columns.every(({ stack, figures }) => stack !== null && figures !== null)).toBe(
    true,
  );
  const winner = picked.columns[0]?.stack ?? [];
  expect((await tallyOf(api))[0]).toEqual({ stack: winner, wins: 1, ties: 0, losses: 0 });
  expect(await tallyOf(api)).toHaveLength(3);

  await api.compare.pick({ id, pick: { kind: 'tie' } });
  expect((await tallyOf(api)).map(({ wins, ties }) => [wins, ties])).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  await api.compare.delete({ id });
  expect(await tallyOf(api)).toHaveLength(3);
});

test('blind columns are shuffled', async () => {
  const { api, starter } = await open({ reply: () => 'x' });
  const stacks = columnsOf(starter);
  const orders = new Set<string>();
  for (let round = 0; round < 12 && orders.size < 2; round += 1) {
    const { id } = await start(api, stacks, { isBlind: true });
    await watched(api, id, hasEnded);
    const { columns } = await api.compare.pick({ id, pick: { kind: 'tie' } });
    orders.add(JSON.stringify(columns.map(({ stack }) => stack?.[0]?.name ?? 'bare')));
  }
  expect(orders.size).toBeGreaterThan(1);
});

test('a column is kept as a conversation of its own, with its stack', async () => {
  const { api, starter } = await open({ reply: ({ adapters }) => `made by ${adapters.length}` });
  const { id } = await start(api, columnsOf(starter));
  const { comparison } = await watched(api, id, hasEnded);
  const column = comparison.columns[1];
  const { conversationId } = await api.compare.keep({ id, columnId: column?.id ?? '' });
  const window = new TestWindow(api.chat, conversationId);
  await window.until(({ path }) => path.length === 2);
  expect(window.path).toMatchObject([
    { role: 'user', text: 'Hello' },
    { role: 'assistant', text: 'made by 1', status: 'complete', stack: column?.stack },
  ]);
  const kept = window.events.find((event) => event.type === 'snapshot');
  expect(kept?.conversation).toMatchObject({
    title: 'Hello',
    stack: [{ adapterId: starter.formal, strength: 1 }],
  });
  await window.close();
});

test('in a conversation the columns follow what was said, and the kept one becomes a branch', async () => {
  const requests: Generation[] = [];
  const { api, starter } = await open({
    reply: (request) => {
      requests.push(request);
      return 'a reply';
    },
  });
  const { id: conversationId } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, conversationId);
  await api.chat.send({ conversationId, text: 'First', attachmentIds: [] });
  await window.until(({ last }) => last?.status === 'complete');
  const { id } = await api.compare.start({
    conversationId,
    prompt: 'Second',
    columns: columnsOf(starter).slice(0, 2),
    isBlind: false,
  });
  const { comparison } = await watched(api, id, hasEnded);
  expect(requests[1]?.turns.map(({ text }) => text)).toEqual(['First', 'a reply', 'Second']);
  await api.chat.send({ conversationId, text: 'Meanwhile', attachmentIds: [] });
  await window.until(({ path, last }) => path.length === 4 && last?.status === 'complete');
  const kept = await api.compare.keep({ id, columnId: comparison.columns[1]?.id ?? '' });
  expect(kept.conversationId).toBe(conversationId);
  await window.until(({ path }) => path[2]?.text === 'Second');
  expect(window.path[2]?.siblingIds).toHaveLength(2);
  await window.close();
});

test('a column whose adapter is gone says so, and the others go on', async () => {
  const { api, starter } = await open();
  const gone = [{ adapterId: crypto.randomUUID(), strength: 1 }];
  const { id } = await start(api, [gone, columnsOf(starter)[1]]);
  const { comparison } = await watched(api, id, hasEnded);
  expect(comparison.columns[0]).toMatchObject({
    status: 'complete',
    stack: [{ leftOut: 'removed' }],
  });
});

test('a prompt that does not fit fails with the numbers in every column', async () => {
  const { api, starter } = await open({ contextSize: 64 });
  const { id } = await api.compare.start({
    conversationId: null,
    prompt: 'word '.repeat(500),
    columns: columnsOf(starter),
    isBlind: false,
  });
  const { comparison } = await watched(api, id, hasEnded);
  expect(comparison.columns.map(({ error }) => error?.code)).toEqual(
    Array(3).fill('message-too-long'),
  );
});

test('a deleted comparison comes back until the studio starts again', async () => {
  const { api, starter } = await open({ reply: () => 'x' });
  const { id } = await start(api, columnsOf(starter));
  await watched(api, id, hasEnded);
  await api.compare.delete({ id });
  await expect(watched(api, id, () => true)).rejects.toMatchObject({ code: 'not-found' });
  await api.compare.restore({ id });
  await watched(api, id, hasEnded);
  await api.compare.delete({ id });
  await closers.pop()?.();
  const second = await open();
  await expect(second.api.compare.restore({ id })).rejects.toMatchObject({ code: 'not-found' });
});

async function tallyOf(api: Api) {
  for await (const { tally } of await api.compare.watchList()) return tally;
  throw new Error('no list');
}
