import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import { writeOtherPrograms } from '../../../../fixtures/programs/otherPrograms.ts';
import type { Api } from '../../../shared/api.ts';
import type { AppOptions } from '../../app/createApp.ts';
import { openTestApp } from '../../app/testApp.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { isSettled, until } from './testModels.ts';

let folder = '';
let closeApp: () => Promise<void> = async () => undefined;

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(async () => {
  await closeApp();
  removeFolder(folder);
});

async function open(options: Partial<AppOptions> = {}): Promise<Api> {
  const { app, api } = await openTestApp({ dataFolder: join(folder, 'data'), ...options });
  closeApp = () => app.close();
  return api;
}

function writeModel(name: string): string {
  const path = join(folder, name);
  writeScriptedModel(path, { reply: 'Hello there' });
  return path;
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('a model that is idle for longer than it is kept is unloaded, and the next message loads it', async () => {
  const path = writeModel('kept.gguf');
  const api = await open();
  const { id } = await api.models.add({ path });
  await api.models.load({ id });
  expect(await api.models.setKeepLoaded({ id, seconds: 1 })).toMatchObject({
    keepLoadedSeconds: 1,
  });
  await until(api, ({ active }) => active.status === 'none');
  const conversation = await api.chat.createConversation();
  await api.chat.send({ conversationId: conversation.id, text: 'hello', attachmentIds: [] });
  expect((await until(api, isSettled)).active).toMatchObject({
    status: 'ready',
    model: { modelId: id },
  });
  await until(api, ({ active }) => active.status === 'none');
  await api.models.load({ id });
  await api.models.setKeepLoaded({ id, seconds: null });
  const { library } = await until(api, () => true);
  expect(library.find((entry) => entry.id === id)).toMatchObject({ keepLoadedSeconds: null });
});

test('a loaded model goes to the trash with all its files, and comes back with what was known', async () => {
  const dataHome = join(folder, 'share');
  const surroundings = {
    home: folder,
    platform: 'linux' as const,
    variables: { XDG_DATA_HOME: dataHome },
  };
  const [first = '', second = ''] = ['00001', '00002'].map((part) =>
    writeModel(`big-${part}-of-00002.gguf`),
  );
  const api = await open({ surroundings });
  const { id } = await api.models.add({ path: first });
  await api.models.setFavourite({ id, isFavourite: true });
  await api.models.load({ id });
  await api.models.trash({ id });
  expect(await until(api, () => true)).toMatchObject({
    active: { status: 'none' },
    library: [{ origin: 'starter' }],
  });
  const trashed = readdirSync(join(dataHome, 'Trash', 'files')).toSorted();
  expect(trashed).toEqual([first, second].map((path) => basename(path)));
  for (const path of [first, second]) {
    renameSync(join(dataHome, 'Trash', 'files', basename(path)), path);
  }
  expect(await api.models.add({ path: first })).toMatchObject({ id, isFavourite: true });
});

test('what is not the person’s own stays out of the trash, and the reason is said', async () => {
  const home = join(folder, 'home');
  writeOtherPrograms(home);
  const surroundings = { home, platform: 'linux' as const, variables: {} };
  const api = await open({ surroundings });
  const [starter] = (await until(api, () => true)).library;
  await expect(api.models.trash({ id: starter?.id ?? '' })).rejects.toMatchObject({
    code: 'file-of-others',
    details: { owner: 'starter' },
  });
  const theirs = join(home, '.lmstudio', 'models', 'somebody', 'Tiny-GGUF', 'llama-spm.gguf');
  const link = join(folder, 'link.gguf');
  symlinkSync(writeModel('target.gguf'), link);
  for (const [path, owner] of [
    [theirs, 'lm-studio'],
    [link, 'link'],
  ] as const) {
    const { id } = await api.models.add({ path });
    await expect(api.models.trash({ id })).rejects.toMatchObject({ details: { owner } });
    expect(existsSync(path)).toBe(true);
  }
});

test('where the system has no trash for us, the model stays', async () => {
  const surroundings = { home: folder, platform: 'win32' as const, variables: {} };
  const path = writeModel('kept.gguf');
  const api = await open({ surroundings });
  const { id } = await api.models.add({ path });
  await expect(api.models.trash({ id })).rejects.toMatchObject({
    code: 'trash-unavailable',
    details: { reason: 'platform' },
  });
  expect(existsSync(path)).toBe(true);
  expect((await until(api, () => true)).library).toHaveLength(2);
});

test('the hash of a file is computed on demand, kept, and forgotten when the file changes', async () => {
  const path = writeModel('hashed.gguf');
  const api = await open();
  const { id, hash } = await api.models.add({ path });
  expect(hash).toBeNull();
  const sha256 = sha256Of(path);
  expect(await api.models.computeHash({ id })).toEqual({ sha256s: [sha256], basis: 'computed' });
  const { library } = await until(api, () => true);
  expect(library.find((entry) => entry.id === id)).toMatchObject({
    hash: { sha256s: [sha256], basis: 'computed' },
    hashingFraction: null,
  });
  writeScriptedModel(path, { reply: 'Another one' });
  utimesSync(path, 1, 1);
  expect(await api.models.add({ path })).toMatchObject({ id, hash: null });
});

test('of a model in several files each has its hash, and all are forgotten when one changes', async () => {
  const [first = '', second = ''] = ['One', 'Two'].map((reply, index) => {
    const path = join(folder, `big-0000${index + 1}-of-00002.gguf`);
    writeScriptedModel(path, { reply });
    return path;
  });
  const api = await open();
  const { id } = await api.models.add({ path: first });
  const hash = { sha256s: [sha256Of(first), sha256Of(second)], basis: 'computed' as const };
  expect(await api.models.computeHash({ id })).toEqual(hash);
  expect(await api.models.add({ path: first })).toMatchObject({ id, hash });
  writeScriptedModel(second, { reply: 'Three' });
  const later = Date.now() / 1000 + 10;
  utimesSync(second, later, later);
  expect(await api.models.add({ path: first })).toMatchObject({ id, hash: null });
});

test('computing a hash can be cancelled', async () => {
  const path = join(folder, 'large.gguf');
  copyFileSync(writeModel('small.gguf'), path);
  truncateSync(path, 400_000_000);
  const api = await open();
  const { id } = await api.models.add({ path });
  const computing = api.models.computeHash({ id });
  await until(api, ({ library }) =>
    library.some((entry) => entry.id === id && (entry.hashingFraction ?? 0) > 0),
  );
  await api.models.cancelHash({ id });
  await expect(computing).rejects.toMatchObject({ code: 'cancelled' });
  const { library } = await until(api, () => true);
  expect(library.find((entry) => entry.id === id)).toMatchObject({
    hash: null,
    hashingFraction: null,
  });
});
