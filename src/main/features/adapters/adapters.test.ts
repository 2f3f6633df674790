import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { adapterContent } from '../../../../fixtures/gguf/adapterFile.ts';
import { writeGguf } from '../../../../fixtures/gguf/ggufFile.ts';
import { writePeftFolder } from '../../../../fixtures/peft/peftAdapter.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import { followArrival } from '../../../shared/adapterArrival.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { adapterNamed, openTestRack, rackWhen } from '../../app/testRack.ts';

const starterFolder = fileURLToPath(
  new URL('../../../../resources/models/starter/adapters/', import.meta.url),
);

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

/** A sound adapter that the starter model has the tensors for. */
function writeAdapter(name: string, { input = 512, second = 0.02 } = {}): string {
  const path = join(folder, name);
  const part = { tensor: 'blk.0.attn_q.weight', input, output: 512, rank: 4, second };
  writeGguf(path, adapterContent({ parts: [part] }));
  return path;
}

test("the starter's adapters are there, described, and fit the starter model", async () => {
  const { api } = await open();
  const { adapters } = await rackWhen(api, () => true);
  expect(adapters.map(({ name }) => name)).toEqual([
    'Formal address',
    'Informal address',
    'Headlines',
    'Brief answers',
  ]);
  expect(adapters[0]).toMatchObject({
    name: 'Formal address',
    origin: 'starter',
    availability: 'available',
    architecture: 'llama',
    rank: { smallest: 8, largest: 8 },
    alpha: 16,
    layerCount: 10,
    isInert: false,
    verdict: { verdict: 'fits' },
  });
  expect(adapters[0]?.modules).toContain('attn_q');
});

test('an adapter is added where it lies, renamed, moved, removed and restored', async () => {
  const { api, starter } = await open();
  const { adapter, isNew } = await followArrival(
    api.adapters.add({ path: writeAdapter('mine.gguf') }),
  );
  expect({ isNew, name: adapter.name, verdict: adapter.verdict }).toEqual({
    isNew: true,
    name: 'mine',
    verdict: { verdict: 'fits' },
  });
  await api.adapters.update({ id: adapter.id, name: 'Mine', description: 'Does things' });
  await api.adapters.move({ id: adapter.id, position: 0 });
  const moved = await rackWhen(api, () => true);
  expect(moved.adapters.slice(0, 3).map(({ id }) => id)).toEqual([
    adapter.id,
    starter.formal,
    starter.informal,
  ]);
  expect(moved.adapters[0]).toMatchObject({ name: 'Mine', description: 'Does things' });

  await api.adapters.remove({ id: adapter.id });
  expect((await rackWhen(api, () => true)).adapters).toHaveLength(4);
  await api.adapters.restore({ id: adapter.id });
  expect((await rackWhen(api, () => true)).adapters[0]?.name).toBe('Mine');
});

test('the same adapter twice is one, by its path or by its content', async () => {
  const { api, starter } = await open();
  const first = await followArrival(api.adapters.add({ path: writeAdapter('one.gguf') }));
  const again = await followArrival(api.adapters.add({ path: writeAdapter('one.gguf') }));
  const copy = await followArrival(api.adapters.add({ path: writeAdapter('copy.gguf') }));
  const ofStarter = await followArrival(
    api.adapters.add({ path: join(starterFolder, 'formal.gguf') }),
  );
  expect([again, copy].map(({ adapter, isNew }) => [adapter.id, isNew])).toEqual([
    [first.adapter.id, false],
    [first.adapter.id, false],
  ]);
  expect(ofStarter).toMatchObject({ isNew: false, adapter: { id: starter.formal } });
  expect((await rackWhen(api, () => true)).adapters).toHaveLength(5);
});

test('twenty at once all arrive', { timeout: 20_000 }, async () => {
  const { api } = await open();
  const paths = Array.from({ length: 20 }, (_, index) =>
    writeAdapter(`a${index}.gguf`, { second: (index + 1) / 100 }),
  );
  const added = await Promise.all(paths.map((path) => followArrival(api.adapters.add({ path }))));
  expect(added.every(({ isNew }) => isNew)).toBe(true);
  expect((await rackWhen(api, () => true)).adapters).toHaveLength(24);
});

test('what does not fit is shown with the difference', async () => {
  const { api } = await open();
  const { adapter } = await followArrival(
    api.adapters.add({ path: writeAdapter('other.gguf', { input: 64 }) }),
  );
  expect(adapter.verdict).toEqual({
    verdict: 'does-not-fit',
    differences: [
      {
        kind: 'shape',
        tensor: 'blk.0.attn_q.weight',
        adapter: [64, 512],
        model: [512, 512],
      },
    ],
    differenceCount: 1,
  });
});

test('with another model the verdict is another, and without one there is none', async () => {
  const { api } = await open();
  const path = join(folder, 'other.gguf');
  writeScriptedModel(path, { reply: 'Hello' });
  const { id } = await api.models.add({ path });
  await api.models.load({ id });
  const other = await rackWhen(
    api,
    ({ adapters }) => adapters[0]?.verdict.verdict === 'does-not-fit',
  );
  expect(adapterNamed(other, 'Formal address').verdict).toMatchObject({
    verdict: 'does-not-fit',
  });
  await api.models.unload();
  await rackWhen(api, ({ adapters }) => adapters[0]?.verdict.verdict === 'no-model');
});

test('a file that is gone shows as missing, one that changed is checked again before use', async () => {
  const { api } = await open();
  const path = writeAdapter('mine.gguf');
  const { adapter } = await followArrival(api.adapters.add({ path }));
  const stack = [{ adapterId: adapter.id, strength: 1 }];
  writeAdapter('mine.gguf', { second: 0.5 });
  const changed = await rackWhen(api, () => true);
  expect(adapterNamed(changed, 'mine').availability).toBe('changed');
  const { divergence } = await api.adapters.measureEffect({ stack, prompt: 'Hello' });
  expect(divergence).toBeGreaterThan(0);
  expect(adapterNamed(await rackWhen(api, () => true), 'mine').availability).toBe('available');

  writeFileSync(path, 'GGUF but not really');
  await expect(api.adapters.measureEffect({ stack, prompt: 'Hello' })).rejects.toMatchObject({
    code: 'adapter-damaged',
  });
  rmSync(path);
  expect(adapterNamed(await rackWhen(api, () => true), 'mine').availability).toBe('missing');
  await expect(api.adapters.measureEffect({ stack, prompt: 'Hello' })).rejects.toMatchObject({
    code: 'adapter-missing',
    details: { name: 'mine', path },
  });
});

test('a file that moved keeps its entry, and a new place', async () => {
  const { api } = await open();
  const path = writeAdapter('old.gguf');
  const { adapter } = await followArrival(api.adapters.add({ path }));
  copyFileSync(path, join(folder, 'new.gguf'));
  rmSync(path);
  const again = await followArrival(api.adapters.add({ path: join(folder, 'new.gguf') }));
  expect(again).toMatchObject({
    isNew: false,
    adapter: { id: adapter.id, path: join(folder, 'new.gguf'), availability: 'available' },
  });
});

test('a sent file is kept in the data folder, until it is off the rack and the studio restarts', async () => {
  const first = await open();
  const content = readFileSync(writeAdapter('sent.gguf'));
  const { fileId } = await first.app.receiveFile(chunks(content), 'sent.gguf');
  const { adapter } = await followArrival(first.api.adapters.addFiles({ fileIds: [fileId] }));
  const kept = join(folder, 'data', 'adapters');
  expect(adapter).toMatchObject({ name: 'sent', source: 'sent.gguf' });
  expect(readdirSync(kept).map((name) => join(kept, name))).toEqual([adapter.path]);

  const bad = await first.app.receiveFile(chunks(Buffer.from('no')), 'bad.gguf');
  await expect(
    followArrival(first.api.adapters.addFiles({ fileIds: [bad.fileId] })),
  ).rejects.toMatchObject({
    code: 'not-an-adapter',
  });
  expect(readdirSync(kept)).toHaveLength(1);

  await first.api.adapters.remove({ id: adapter.id });
  expect(readdirSync(kept)).toHaveLength(1);
  await closers.pop()?.();
  await open();
  await expect.poll(() => readdirSync(kept)).toEqual([]);
});

test('stacks have names, and workspaces have defaults, for one model or for any', async () => {
  const { api, starter } = await open();
  const formal = [{ adapterId: starter.formal, strength: 1 }];
  const informal = [{ adapterId: starter.informal, strength: -0.5 }];
  const saved = await api.adapters.saveStack({ name: 'Letters', stack: formal });
  await api.adapters.saveStack({ ...saved, name: 'Letters to officials' });
  await api.adapters.setDefault({ workspace: 'chat', modelId: null, stack: formal });
  const { library } = await currentModels(api);
  const modelId = library[0]?.id ?? '';
  await api.adapters.setDefault({ workspace: 'chat', modelId, stack: informal });
  const rack = await rackWhen(api, () => true);
  expect(rack.stacks).toEqual([{ id: saved.id, name: 'Letters to officials', stack: formal }]);
  expect(rack.inForce).toEqual({ chat: informal, summarize: [], translate: [] });

  await api.adapters.setDefault({ workspace: 'chat', modelId, stack: null });
  expect((await rackWhen(api, () => true)).inForce.chat).toEqual(formal);
  await api.adapters.deleteStack({ id: saved.id });
  expect((await rackWhen(api, () => true)).stacks).toEqual([]);
  await api.adapters.saveStack(saved);
  expect((await rackWhen(api, () => true)).stacks).toEqual([saved]);
});

/** What the starter model has the tensors for, as PEFT saves it. */
const peftTensors = [
  {
    name: 'base_model.model.model.layers.0.mlp.up_proj.lora_A.weight',
    shape: [2, 512],
    size: 1024,
  },
  {
    name: 'base_model.model.model.layers.0.mlp.up_proj.lora_B.weight',
    shape: [1536, 2],
    size: 3072,
  },
].map(({ size, ...tensor }) => ({ ...tensor, values: new Float32Array(size).fill(0.5) }));

test('a PEFT folder is converted once, and named after itself', async () => {
  const { api } = await open();
  const source = writePeftFolder(join(folder, 'polite'), { tensors: peftTensors });
  const { adapter, isNew } = await followArrival(api.adapters.add({ path: source }));
  expect({ isNew, adapter }).toMatchObject({
    isNew: true,
    adapter: {
      name: 'polite',
      origin: 'converted',
      source,
      architecture: 'llama',
      baseModel: 'base',
      rank: { smallest: 2, largest: 2 },
      alpha: 4,
      modules: ['ffn_up'],
      verdict: { verdict: 'fits' },
    },
  });
  const again = await followArrival(
    api.adapters.add({ path: join(source, 'adapter_config.json') }),
  );
  expect(again).toMatchObject({ isNew: false, adapter: { id: adapter.id } });
  expect(readdirSync(join(folder, 'data', 'adapters'))).toHaveLength(1);
});

test('a conversion tells how far it is; left in the middle it leaves nothing behind', async () => {
  const { api } = await open();
  const path = writePeftFolder(join(folder, 'polite'), { tensors: manyTensors() });
  for await (const event of await api.adapters.add({ path })) {
    expect(event.type).toBe('converting');
    if (event.type === 'converting' && event.fraction > 0) break;
  }
  expect(readdirSync(join(folder, 'data', 'adapters'))).toEqual([]);

  const told: number[] = [];
  const { adapter } = await followArrival(api.adapters.add({ path }), (fraction) =>
    told.push(fraction),
  );
  expect(adapter).toMatchObject({ origin: 'converted', modules: ['ffn_up'] });
  expect(told.at(0)).toBe(0);
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(4);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test('a folder with one GGUF adapter in it stands for that', async () => {
  const { api } = await open();
  const path = join(makeFolder('downloaded'), 'mine.gguf');
  copyFileSync(writeAdapter('mine.gguf'), path);
  const { adapter } = await followArrival(api.adapters.add({ path: join(folder, 'downloaded') }));
  expect(adapter).toMatchObject({ path, name: 'mine', origin: 'added' });
});

test('the two files of a PEFT adapter can be sent, in any order, and not one alone', async () => {
  const { app, api } = await open();
  const source = writePeftFolder(join(folder, 'polite'), { tensors: peftTensors });
  const send = async (name: string): Promise<string> =>
    (await app.receiveFile(chunks(readFileSync(join(source, name))), name)).fileId;
  const alone = await send('adapter_model.safetensors');
  await expect(followArrival(api.adapters.addFiles({ fileIds: [alone] }))).rejects.toMatchObject({
    code: 'adapter-half',
    details: { missing: 'adapter_config.json' },
  });
  const fileIds = [await send('adapter_model.safetensors'), await send('adapter_config.json')];
  const { adapter } = await followArrival(api.adapters.addFiles({ fileIds }));
  expect(adapter).toMatchObject({ origin: 'converted', verdict: { verdict: 'fits' } });
});

test.each([
  ['an empty folder', 'file-missing', () => makeFolder('empty')],
  ['a pickle', 'adapter-unsupported', () => makePickle()],
  [
    'an adapter for another model',
    'adapter-unfit',
    () => writePeftFolder(join(folder, 'other'), { tensors: wider() }),
  ],
  [
    'a DoRA',
    'adapter-unsupported',
    () =>
      writePeftFolder(join(folder, 'dora'), { config: { use_dora: true }, tensors: peftTensors }),
  ],
])('%s is not converted: %s', async (_, code, makePath) => {
  const { api } = await open();
  await expect(followArrival(api.adapters.add({ path: makePath() }))).rejects.toMatchObject({
    code,
  });
  expect(readdirSync(join(folder, 'data', 'adapters'))).toEqual([]);
});

test('without a model there is nothing to convert for', async () => {
  const { api } = await open();
  await api.models.unload();
  const path = writePeftFolder(join(folder, 'polite'), { tensors: peftTensors });
  await expect(followArrival(api.adapters.add({ path }))).rejects.toMatchObject({
    code: 'no-model',
  });
});

function makeFolder(name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name);
}

function makePickle(): string {
  const path = makeFolder('pickle');
  writeFileSync(join(path, 'adapter_config.json'), '{}');
  writeFileSync(join(path, 'adapter_model.bin'), 'x');
  return path;
}

/** The same for several layers of the starter model. */
function manyTensors() {
  return Array.from({ length: 3 }, (_, layer) =>
    peftTensors.map((tensor) => ({
      ...tensor,
      name: tensor.name.replace('layers.0', `layers.${layer}`),
    })),
  ).flat();
}

function wider() {
  const [first, second] = peftTensors;
  if (!first || !second) throw new Error('there are two');
  return [{ ...first, shape: [2, 64], values: new Float32Array(128) }, second];
}

async function currentModels(api: Awaited<ReturnType<typeof open>>['api']) {
  for await (const view of await api.models.watch()) return view;
  throw new Error('no view of models');
}

async function* chunks(content: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield content;
}
