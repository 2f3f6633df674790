import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBadFiles } from '../../../../fixtures/gguf/badFiles.ts';
import type { BadFiles } from '../../../../fixtures/gguf/badFiles.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import { defaultLoadOptions } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { openTestApp, TestWindow } from '../../app/testApp.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { isSettled, until } from './testModels.ts';

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
  const { app, api } = await openTestApp({ dataFolder: join(folder, 'data'), fake });
  closers.push(() => app.close());
  return { app, api };
}

function writeModel(name: string): string {
  const path = join(folder, name);
  writeScriptedModel(path, { reply: 'Hello there' });
  return path;
}

function writeText(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('the starter model is there and loads by itself', async () => {
  const { api } = await open();
  const { library, active } = await until(api, isSettled);
  expect(library).toMatchObject([{ origin: 'starter', availability: 'available' }]);
  expect(active).toMatchObject({ status: 'ready', model: { modelId: library[0]?.id } });
  await expect(api.models.remove({ id: library[0]?.id ?? '' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('a model is added where it lies, once, and loads the next time too', async () => {
  const path = writeModel('Some-7B.Q4_K_M.gguf');
  const { app, api } = await open();
  const added = await api.models.add({ path });
  expect(added).toMatchObject({ name: 'Some-7B.Q4_K_M', path, origin: 'added' });
  expect(added.sizeBytes).toBe(statSync(path).size);
  expect(await api.models.add({ path: ` "${path}" ` })).toMatchObject({ id: added.id });
  const options = { ...defaultLoadOptions, contextSize: 2048 };
  const loaded = await api.models.load({ id: added.id, options });
  expect(loaded).toMatchObject({ modelId: added.id, contextSize: 2048 });
  await app.close();

  const next = await open();
  const { active, library } = await until(next.api, isSettled);
  expect(active).toMatchObject({
    status: 'ready',
    model: { modelId: added.id, contextSize: 2048 },
  });
  expect(library.find(({ id }) => id === added.id)?.loadOptions).toEqual(options);
});

test.each([
  ['a folder', 'is-directory', () => folder],
  ['nothing', 'file-missing', () => join(folder, 'no.gguf')],
  ['an empty file', 'file-empty', () => writeText('empty.gguf', '')],
  ['a text', 'not-gguf', () => writeText('text.gguf', 'hello')],
  ['two bytes', 'not-gguf', () => writeText('two.gguf', 'GG')],
  ['a device', 'file-unreadable', () => '/dev/null'],
  ['an impossible name', 'file-unreadable', () => join(folder, 'x'.repeat(300))],
])('%s is no model: %s', async (_, code, makePath) => {
  const { api } = await open();
  await expect(api.models.add({ path: makePath() })).rejects.toMatchObject({ code });
  expect((await until(api, () => true)).library).toHaveLength(1);
});

test('an entry says what the header says, and whether the model fits', async () => {
  const path = writeModel('facts.gguf');
  const { api } = await open();
  const { id, facts, fit } = await api.models.add({ path });
  expect(facts).toMatchObject({
    title: 'Scripted',
    architecture: 'llama',
    quantization: 'Q8_0',
    templateFamily: 'ChatML',
    expectedTemplate: null,
  });
  expect(fit).toMatchObject({ verdict: 'fits', contextSize: 4096 });
  const { chatTemplate, metadata } = await api.models.details({ id });
  expect(chatTemplate).toContain('<|im_start|>');
  expect(metadata).toContainEqual({ key: 'llama.context_length', value: '4096' });
  await until(api, ({ library }) => library.every((entry) => entry.facts !== null));
});

test('what will not fit is stopped before anything is given up for it, unless it must be', async () => {
  const path = writeModel('wide.gguf');
  const { api } = await open();
  const { id } = await api.models.add({ path });
  await until(api, isSettled);
  const options = { ...defaultLoadOptions, contextSize: 90_000_000 };
  expect(await api.models.judgeFit({ id, options })).toMatchObject({
    verdict: 'too-large',
    advice: 'context',
  });
  await expect(api.models.load({ id, options })).rejects.toMatchObject({
    code: 'wont-fit',
    details: { contextSize: 90_000_000, largestContext: 4096 },
  });
  const { active } = await until(api, () => true);
  expect(active).toMatchObject({ status: 'ready', model: { name: 'Alcove starter' } });
  await expect(api.models.load({ id, options, anyway: true })).resolves.toMatchObject({
    modelId: id,
  });
});

test('the first load tells what the GPU has room for, and what takes more of it is stopped', async () => {
  const path = writeModel('gpu.gguf');
  const { api } = await open({ gpuMemory: { freeBytes: 1e6, isUnified: false } });
  await until(api, isSettled);
  const { id, fit } = await api.models.add({ path });
  expect(fit).toMatchObject({ verdict: 'fits', graphics: { layers: 0, freeBytes: 1e6 } });
  const options = { ...defaultLoadOptions, gpuLayers: 99 };
  await expect(api.models.load({ id, options })).rejects.toMatchObject({
    code: 'wont-fit',
    details: { short: 'graphics', freeBytes: 1e6, gpuLayers: 0 },
  });
});

test('a missing file is found again where it lies now, but no other is taken for it', async () => {
  const path = writeModel('here.gguf');
  const moved = join(folder, 'there.gguf');
  const { api } = await open();
  const { id } = await api.models.add({ path });
  await api.models.setFavourite({ id, isFavourite: true });
  renameSync(path, moved);
  const other = join(folder, 'other.gguf');
  writeScriptedModel(other, { reply: 'Something else entirely' });
  await expect(api.models.locate({ id, path: other })).rejects.toMatchObject({
    code: 'other-model',
  });
  expect(await api.models.locate({ id, path: moved })).toMatchObject({
    path: moved,
    availability: 'available',
    isFavourite: true,
  });
});

test('a model in several files is one entry, and needs all of them', async () => {
  const [first, second] = ['00001', '00002'].map((part) => `big-${part}-of-00002.gguf`);
  writeModel(first ?? '');
  const { api } = await open();
  const path = join(folder, second ?? '');
  await expect(api.models.add({ path })).rejects.toMatchObject({
    code: 'file-missing',
    details: { path },
  });
  writeModel(second ?? '');
  expect(await api.models.add({ path })).toMatchObject({
    name: 'big',
    path: join(folder, first ?? ''),
    sizeBytes: 2 * statSync(path).size,
  });
});

test.each<[keyof BadFiles, string]>([
  ['truncatedData', 'model-truncated'],
  ['truncatedHeader', 'model-truncated'],
  ['hugeArray', 'model-unsupported'],
  ['embedding', 'not-a-chat-model'],
  ['adapter', 'not-a-chat-model'],
  ['projector', 'not-a-chat-model'],
])('a GGUF file that is %s is refused at the door: %s', async (kind, code) => {
  const bad = writeBadFiles(folder);
  const { api } = await open();
  await expect(api.models.add({ path: bad[kind] })).rejects.toMatchObject({ code });
  expect((await until(api, () => true)).library).toHaveLength(1);
});

test('a file that is gone is shown as missing, and the model in use stays', async () => {
  const path = writeModel('gone.gguf');
  const { api } = await open();
  const { id } = await api.models.add({ path });
  await until(api, isSettled);
  rmSync(path);
  await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'file-missing' });
  const { library, active } = await until(api, isSettled);
  expect(library.find((entry) => entry.id === id)?.availability).toBe('missing');
  expect(active).toMatchObject({ status: 'ready', model: { name: 'Alcove starter' } });
  mkdirSync(path);
  await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'is-directory' });
});

test('three crashes in a row put a file into quarantine until it is pardoned', async () => {
  const path = writeModel('bad.gguf');
  let isBad = true;
  const { api } = await open({
    failLoad: (loaded) =>
      isBad && loaded === path ? new AppError('engine-crashed', { signal: 'SIGABRT' }) : null,
  });
  const { id } = await api.models.add({ path });
  for (let strike = 0; strike < 3; strike += 1) {
    await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'engine-crashed' });
  }
  isBad = false;
  await expect(api.models.load({ id })).rejects.toMatchObject({
    code: 'model-quarantined',
    details: { path, strikes: 3 },
  });
  const { library } = await until(api, isSettled);
  expect(library.find((entry) => entry.id === id)?.availability).toBe('quarantined');
  expect(await api.models.pardon({ id })).toMatchObject({ availability: 'available' });
  await expect(api.models.load({ id })).resolves.toMatchObject({ modelId: id });
});

test('a model that loads and then takes the engine down is set aside as well', async () => {
  const path = writeModel('bad.gguf');
  const { api } = await open({ failReply: () => ({ how: 'crash', afterTokens: 1 }) });
  const { id } = await api.models.add({ path });
  const conversation = await api.chat.createConversation();
  const window = new TestWindow(api.chat, conversation.id);
  for (let strike = 0; strike < 3; strike += 1) {
    await api.models.load({ id });
    await api.chat.send({ conversationId: conversation.id, text: 'Hello', attachmentIds: [] });
    await window.until(({ path: shown }) => shown.length === 2 * strike + 2);
    await until(api, ({ active }) => active.status === 'failed');
  }
  await window.close();
  await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'model-quarantined' });
});

test('a model that answers between its crashes is not set aside', async () => {
  const path = writeModel('shaky.gguf');
  const { api } = await open({
    failReply: ({ turns }) =>
      turns.at(-1)?.text === 'die' ? { how: 'crash', afterTokens: 1 } : null,
  });
  const { id } = await api.models.add({ path });
  const { id: conversationId } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, conversationId);
  for (let round = 0; round < 4; round += 1) {
    await api.models.load({ id });
    await api.chat.send({ conversationId, text: 'Hello', attachmentIds: [] });
    await window.until(
      ({ path: shown, last }) => shown.length === 4 * round + 2 && last?.status === 'complete',
    );
    await api.chat.send({ conversationId, text: 'die', attachmentIds: [] });
    await window.until(({ path: shown }) => shown.length === 4 * round + 4);
    await until(api, ({ active }) => active.status === 'failed');
  }
  await window.close();
  await expect(api.models.load({ id })).resolves.toMatchObject({ modelId: id });
});

test('strikes are forgotten once a model was let go of without harm', async () => {
  const path = writeModel('shaky.gguf');
  let crashesLeft = 2;
  const { api } = await open({
    failLoad: (loaded) =>
      loaded === path && crashesLeft-- > 0
        ? new AppError('engine-crashed', { signal: 'SIGABRT' })
        : null,
  });
  const { id } = await api.models.add({ path });
  for (const round of [1, 2]) {
    for (let strike = 0; strike < 2; strike += 1) {
      await expect(api.models.load({ id }), `round ${round}`).rejects.toMatchObject({
        code: 'engine-crashed',
      });
    }
    await api.models.load({ id });
    await api.models.unload();
    crashesLeft = 2;
  }
});

test('an engine that somebody else ended is no strike', async () => {
  const path = writeModel('large.gguf');
  const { api } = await open({
    failLoad: (loaded) =>
      loaded === path ? new AppError('engine-crashed', { signal: 'SIGKILL' }) : null,
  });
  const { id } = await api.models.add({ path });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'engine-crashed' });
  }
});

test('only what breaks the engine counts as a strike', async () => {
  const path = writeModel('large.gguf');
  const { api } = await open({
    failLoad: (loaded) => (loaded === path ? new AppError('out-of-memory') : null),
  });
  const { id } = await api.models.add({ path });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await expect(api.models.load({ id })).rejects.toMatchObject({ code: 'out-of-memory' });
  }
});

test('unloading leaves no model, and the next message brings the last one back', async () => {
  const { api } = await open();
  await until(api, isSettled);
  await api.models.unload();
  expect((await until(api, () => true)).active).toEqual({ status: 'none' });
  const { id } = await api.chat.createConversation();
  await expect(
    api.chat.measure({ conversationId: id, text: 'x', attachmentIds: [] }),
  ).rejects.toMatchObject({ code: 'no-model' });
  await api.chat.send({ conversationId: id, text: 'hello', attachmentIds: [] });
  expect((await until(api, isSettled)).active).toMatchObject({ status: 'ready' });
});

test('a load can be cancelled', async () => {
  const path = writeModel('slow.gguf');
  const { api } = await open();
  const { id } = await api.models.add({ path });
  await until(api, isSettled);
  const load = api.models.load({ id });
  await until(api, ({ active }) => active.status === 'loading');
  await api.models.cancelLoad();
  await expect(load).rejects.toMatchObject({ code: 'cancelled' });
  expect((await until(api, () => true)).active).toEqual({ status: 'none' });
});

test('removing a loaded model unloads it', async () => {
  const path = writeModel('mine.gguf');
  const { api } = await open();
  const { id } = await api.models.add({ path });
  await api.models.load({ id });
  await api.models.remove({ id });
  expect(await until(api, () => true)).toMatchObject({
    active: { status: 'none' },
    library: [{ origin: 'starter' }],
  });
});

test('loading another model stops the running reply, keeps it, and does not wait for it', async () => {
  const path = writeModel('other.gguf');
  const { api } = await open({ reply: () => 'word '.repeat(5000) });
  const { id } = await api.models.add({ path });
  await until(api, isSettled);
  const conversation = await api.chat.createConversation();
  const window = new TestWindow(api.chat, conversation.id);
  await api.chat.send({ conversationId: conversation.id, text: 'go', attachmentIds: [] });
  await window.until(({ last }) => (last?.text.length ?? 0) > 50);
  expect(await api.models.load({ id })).toMatchObject({ modelId: id });
  await window.until(({ last }) => last?.status === 'stopped');
  expect(window.last?.text.length).toBeGreaterThan(50);
  await window.close();
});

test('a second load takes the place of one that is not ready yet', async () => {
  const [one, other] = [writeModel('one.gguf'), writeModel('other.gguf')];
  const { api } = await open();
  const first = await api.models.add({ path: one });
  const second = await api.models.add({ path: other });
  const former = api.models.load({ id: first.id });
  const latter = api.models.load({ id: second.id });
  await expect(former).rejects.toMatchObject({ code: 'cancelled' });
  await expect(latter).resolves.toMatchObject({ modelId: second.id });
});
