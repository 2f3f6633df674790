import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { adapterContent } from '../../../../fixtures/gguf/adapterFile.ts';
import { writeGguf } from '../../../../fixtures/gguf/ggufFile.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import type { Api } from '../../../shared/api.ts';
import type { Message } from '../../../shared/api/chat.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import { openTestRack } from '../../app/testRack.ts';
import { TestWindow } from '../../app/testApp.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { followArrival } from '../../../shared/adapterArrival.ts';

// Each opens a whole core, which reads real files in workers of its own.
vi.setConfig({ testTimeout: 20_000 });

let folder = '';
let requests: EngineAdapter[][] = [];
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = makeTemporaryFolder();
  requests = [];
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  removeFolder(folder);
});

async function open() {
  const rack = await openTestRack(join(folder, 'data'), {
    reply: ({ adapters }) => {
      requests.push(adapters);
      return 'done';
    },
  });
  closers.push(() => rack.app.close());
  return rack;
}

async function converse(api: Api, stack: Stack | null = null) {
  const { id } = await api.chat.createConversation();
  const conversation = await api.chat.updateConversation({ id, stack });
  expect(conversation.stack).toEqual(stack);
  return { id, ask: () => ask(api, id) };
}

/** The reply, when it is finished. */
async function ask(api: Api, id: string): Promise<Message> {
  const window = new TestWindow(api.chat, id);
  const { replyId } = await api.chat.send({ conversationId: id, text: 'Hello', attachmentIds: [] });
  await window.until(({ last }) => last?.id === replyId && last?.status !== 'streaming');
  await window.close();
  if (!window.last) throw new Error('no reply');
  return window.last;
}

const starterPath = (name: string): string =>
  fileURLToPath(
    new URL(`../../../../resources/models/starter/adapters/${name}.gguf`, import.meta.url),
  );

test('a reply is made with the stack of its conversation, and remembers it', async () => {
  const { api, starter } = await open();
  const stack = [
    { adapterId: starter.informal, strength: -0.5 },
    { adapterId: starter.formal, strength: 0 },
  ];
  const { id, ask: askHere } = await converse(api, stack);
  const reply = await askHere();
  expect(requests).toEqual([[{ path: starterPath('informal'), strength: -0.5 }]]);
  expect(reply.stack).toEqual([
    { adapterId: starter.informal, strength: -0.5, name: 'Informal address', leftOut: null },
    { adapterId: starter.formal, strength: 0, name: 'Formal address', leftOut: null },
  ]);

  await api.chat.updateConversation({ id, stack: [] });
  await api.adapters.update({ id: starter.informal, name: 'Renamed' });
  const bare = await askHere();
  expect(bare.stack).toEqual([]);
  const window = new TestWindow(api.chat, id);
  await window.until(({ path }) => path.length === 4);
  expect(window.path[1]?.stack?.[0]?.name).toBe('Informal address');
  await window.close();
});

test('without a stack of its own it follows the default, whatever that is at the time', async () => {
  const { api, starter } = await open();
  const { ask: askHere } = await converse(api);
  const { ask: askBare } = await converse(api, []);
  for (const strength of [1, 0.5]) {
    const stack = [{ adapterId: starter.formal, strength }];
    await api.adapters.setDefault({ workspace: 'chat', modelId: null, stack });
    await askHere();
  }
  await askBare();
  expect(requests.map((adapters) => adapters.map(({ strength }) => strength))).toEqual([
    [1],
    [0.5],
    [],
  ]);
});

test('two conversations keep their own stacks, over a restart too', async () => {
  const first = await open();
  const one = await converse(first.api, [{ adapterId: first.starter.formal, strength: 1 }]);
  const other = await converse(first.api, [{ adapterId: first.starter.informal, strength: 2 }]);
  await one.ask();
  await other.ask();
  await closers.pop()?.();
  const second = await open();
  await ask(second.api, one.id);
  await ask(second.api, other.id);
  expect(requests.map((adapters) => adapters[0]?.path)).toEqual([
    starterPath('formal'),
    starterPath('informal'),
    starterPath('formal'),
    starterPath('informal'),
  ]);
});

test('with a model it does not fit, a stack is kept and visibly left out', async () => {
  const { api, starter } = await open();
  const stack = [{ adapterId: starter.formal, strength: 1 }];
  const { id, ask: askHere } = await converse(api, stack);
  const path = join(folder, 'other.gguf');
  writeScriptedModel(path, { reply: 'Hello' });
  const model = await api.models.add({ path });
  await api.models.load({ id: model.id });
  const reply = await askHere();
  expect(requests).toEqual([[]]);
  expect(reply.stack).toMatchObject([{ name: 'Formal address', leftOut: 'does-not-fit' }]);
  expect((await api.chat.updateConversation({ id })).stack).toEqual(stack);
});

test('an adapter off the rack is left out as well, and comes back with it', async () => {
  const { api, starter } = await open();
  const { ask: askHere } = await converse(api, [{ adapterId: starter.formal, strength: 1 }]);
  await api.adapters.remove({ id: starter.formal });
  expect((await askHere()).stack).toMatchObject([{ name: 'Formal address', leftOut: 'removed' }]);
  await api.adapters.restore({ id: starter.formal });
  expect((await askHere()).stack).toMatchObject([{ leftOut: null }]);
});

test('a file removed while active is an error that names it, not a silent bare reply', async () => {
  const { api } = await open();
  const path = join(folder, 'mine.gguf');
  const part = { tensor: 'blk.0.attn_q.weight', input: 256, output: 256 };
  writeGguf(path, adapterContent({ parts: [part] }));
  const { adapter } = await followArrival(api.adapters.add({ path }));
  const { ask: askHere } = await converse(api, [{ adapterId: adapter.id, strength: 1 }]);
  rmSync(path);
  const reply = await askHere();
  expect(reply).toMatchObject({
    status: 'failed',
    error: { code: 'adapter-missing', details: { name: 'mine', path } },
  });
  expect(requests).toEqual([]);
});

test('copies and exports carry the stack', async () => {
  const { app, api, starter } = await open();
  const stack = [{ adapterId: starter.formal, strength: 1 }];
  const { id, ask: askHere } = await converse(api, stack);
  const reply = await askHere();
  const copy = await api.chat.duplicateConversation({ id });
  expect(copy.stack).toEqual(stack);
  const { content } = await api.chat.exportConversation({ id, format: 'json' });
  const { fileId } = await app.receiveFile(chunks(content), 'chat.json');
  const imported = await api.chat.importConversation({ fileId });
  expect(imported.stack).toEqual(stack);
  const window = new TestWindow(api.chat, imported.id);
  await window.until(({ path }) => path.length === 2);
  expect(window.last?.stack).toEqual(reply.stack);
  await window.close();
});

test('the effect is measured on the draft, or else on the last question', async () => {
  const { api, starter } = await open();
  const { id, ask: askHere } = await converse(api, [{ adapterId: starter.formal, strength: 1 }]);
  const draft = { conversationId: id, text: '', attachmentIds: [] };
  await expect(api.chat.measureEffect(draft)).rejects.toMatchObject({ code: 'invalid-input' });
  const ofDraft = await api.chat.measureEffect({ ...draft, text: 'Hello' });
  expect(ofDraft.divergence).toBeGreaterThan(0);
  await askHere();
  expect((await api.chat.measureEffect(draft)).divergence).toBeGreaterThan(0);
  await api.chat.updateConversation({ id, stack: [] });
  expect(await api.chat.measureEffect(draft)).toEqual({ divergence: 0 });
});

async function* chunks(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text);
}
