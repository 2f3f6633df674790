import { linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeBadFiles } from '../../../../../fixtures/gguf/badFiles.ts';
import { writeTinyModel } from '../../../../../fixtures/gguf/tinyModels.ts';
import { writeOtherPrograms } from '../../../../../fixtures/programs/otherPrograms.ts';
import type { Api } from '../../../../shared/api.ts';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import type { SourcesView } from '../../../../shared/api/modelSources.ts';
import { openTestApp } from '../../../app/testApp.ts';
import { makeTemporaryFolder, removeFolder } from '../../../testFolder.ts';

/** Headers are read one by one, each in a worker of its own. */
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let closeApp: () => Promise<void> = async () => undefined;

beforeEach(() => {
  folder = makeTemporaryFolder();
  mkdirSync(join(folder, 'models'));
});

afterEach(async () => {
  await closeApp();
  removeFolder(folder);
});

async function open(): Promise<Api> {
  const { app, api } = await openTestApp({
    dataFolder: join(folder, 'data'),
    surroundings: { home: join(folder, 'home'), platform: 'linux', variables: {} },
  });
  closeApp = () => app.close();
  return api;
}

/** The first view that the condition holds for. */
async function untilSources(api: Api, condition: (view: SourcesView) => boolean) {
  const abort = new AbortController();
  const views = await api.modelSources.watch(undefined, { signal: abort.signal });
  for await (const view of views) {
    if (!condition(view)) continue;
    abort.abort();
    return view;
  }
  throw new Error('the stream of sources ended');
}

async function untilLibrary(api: Api, condition: (library: ModelEntry[]) => boolean) {
  const abort = new AbortController();
  for await (const view of await api.models.watch(undefined, { signal: abort.signal })) {
    if (!condition(view.library)) continue;
    abort.abort();
    return view.library;
  }
  throw new Error('the stream of models ended');
}

const isQuiet = ({ folders, programs, scan }: SourcesView): boolean =>
  scan === null &&
  [...folders, ...programs].every(({ status }) => status === 'idle' || status === 'absent');

const named = (name: string) => (library: ModelEntry[]) =>
  library.some((entry) => entry.name === name);

const isNow = (state: ModelEntry['availability']) => (library: ModelEntry[]) =>
  library.some(({ name, availability }) => name === 'llama-bpe' && availability === state);

const modelsFolder = () => join(folder, 'models');

test('the models of a folder are found, and what is beside them is counted', async () => {
  writeTinyModel(modelsFolder(), 'llama-bpe');
  writeBadFiles(modelsFolder());
  const api = await open();
  const added = await api.modelSources.addFolder({ path: modelsFolder() });
  const { folders } = await untilSources(api, isQuiet);
  expect(folders).toMatchObject([
    {
      id: added.id,
      path: modelsFolder(),
      status: 'idle',
      tally: { adapters: 1, projectors: 1, others: 1, foldersDenied: 0, isCut: false },
    },
  ]);
  const library = await untilLibrary(api, named('llama-bpe'));
  const found = library.find(({ name }) => name === 'llama-bpe');
  expect(found).toMatchObject({ origin: 'folder', availability: 'available', hash: null });
  expect(folders[0]?.models).toBe(library.length - 1);

  await api.modelSources.scanFolder({ id: added.id });
  const again = await untilSources(api, isQuiet);
  expect(again.folders[0]).toMatchObject({ tally: { added: 0, adapters: 1, projectors: 1 } });
});

test('a file that appears in the folder appears in the library; one moved in it keeps its entry', async () => {
  const api = await open();
  await api.modelSources.addFolder({ path: modelsFolder() });
  await untilSources(api, isQuiet);
  const path = writeTinyModel(modelsFolder(), 'llama-bpe');
  const library = await untilLibrary(api, named('llama-bpe'));
  const id = library.find(({ name }) => name === 'llama-bpe')?.id ?? '';
  await api.models.setFavourite({ id, isFavourite: true });

  const moved = join(modelsFolder(), 'renamed.gguf');
  renameSync(path, moved);
  const after = await untilLibrary(api, (entries) => entries.some((entry) => entry.path === moved));
  expect(after.filter(({ origin }) => origin === 'folder')).toMatchObject([
    { id, isFavourite: true, availability: 'available' },
  ]);
});

test('what is taken off the list stays off it, until it is added by hand', async () => {
  const path = writeTinyModel(modelsFolder(), 'llama-bpe');
  const api = await open();
  const { id } = await api.modelSources.addFolder({ path: modelsFolder() });
  const library = await untilLibrary(api, named('llama-bpe'));
  const model = library.find(({ name }) => name === 'llama-bpe');
  await api.models.setFavourite({ id: model?.id ?? '', isFavourite: true });
  await api.models.remove({ id: model?.id ?? '' });
  await api.modelSources.scanFolder({ id });
  await untilSources(api, isQuiet);
  expect(await untilLibrary(api, () => true)).toHaveLength(1);
  expect(await api.models.add({ path })).toMatchObject({ id: model?.id, isFavourite: true });
});

test('a folder is taken off the list with its models, and comes back with what was known', async () => {
  writeTinyModel(modelsFolder(), 'llama-bpe');
  const own = join(folder, 'own');
  mkdirSync(own);
  const api = await open();
  await api.models.add({ path: writeTinyModel(own, 'gemma-spm') });
  const { id } = await api.modelSources.addFolder({ path: modelsFolder() });
  const library = await untilLibrary(api, named('llama-bpe'));
  const model = library.find(({ name }) => name === 'llama-bpe');
  await api.models.setFavourite({ id: model?.id ?? '', isFavourite: true });
  await api.modelSources.removeFolder({ id });
  const left = await untilLibrary(api, (entries) => !named('llama-bpe')(entries));
  expect(left.map(({ origin }) => origin)).toEqual(['starter', 'added']);
  await api.modelSources.addFolder({ path: modelsFolder() });
  const back = await untilLibrary(api, named('llama-bpe'));
  expect(back.find(({ id: each }) => each === model?.id)).toMatchObject({ isFavourite: true });
});

test('a folder that is gone leaves its models as missing, and they are back with it', async () => {
  writeTinyModel(modelsFolder(), 'llama-bpe');
  const api = await open();
  const { id } = await api.modelSources.addFolder({ path: modelsFolder() });
  await untilLibrary(api, named('llama-bpe'));
  await untilSources(api, isQuiet);
  const away = join(folder, 'unplugged');
  renameSync(modelsFolder(), away);
  await api.modelSources.scanFolder({ id });
  await untilSources(api, ({ folders }) => folders[0]?.status === 'absent');
  await untilLibrary(api, isNow('missing'));
  renameSync(away, modelsFolder());
  await api.modelSources.scanFolder({ id });
  await untilLibrary(api, isNow('available'));
});

test('the models of other programs are found where they are, by name and with their hash', async () => {
  const { ollamaSha256, hubSha256 } = writeOtherPrograms(join(folder, 'home'));
  const api = await open();
  expect((await untilSources(api, () => true)).programs).toHaveLength(6);
  await api.modelSources.findPrograms();
  const library = await untilLibrary(api, (entries) => entries.length === 4);
  expect(
    library.slice(1).toSorted((one, other) => (one.origin < other.origin ? -1 : 1)),
  ).toMatchObject([
    {
      origin: 'hugging-face',
      name: 'tiny-q8_0',
      hash: { sha256s: [hubSha256], basis: 'named' },
    },
    { origin: 'lm-studio', name: 'llama-spm', hash: null },
    { origin: 'ollama', name: 'tiny:1b', hash: { sha256s: [ollamaSha256], basis: 'named' } },
  ]);
  const { programs } = await untilSources(api, isQuiet);
  expect(programs.map(({ program, status, models }) => [program, status, models])).toEqual([
    ['hugging-face', 'idle', 1],
    ['lm-studio', 'idle', 1],
    ['jan', 'absent', 0],
    ['gpt4all', 'absent', 0],
    ['llama-cpp', 'absent', 0],
    ['ollama', 'idle', 1],
  ]);
  for (const { id } of library.slice(1)) await api.models.load({ id });
});

test('what is no folder cannot be added', async () => {
  const api = await open();
  const path = writeTinyModel(modelsFolder(), 'llama-bpe');
  await expect(api.modelSources.addFolder({ path })).rejects.toMatchObject({
    code: 'not-a-directory',
  });
  rmSync(path);
  await expect(api.modelSources.addFolder({ path })).rejects.toMatchObject({
    code: 'file-missing',
  });
});

test('a scan can be cancelled, and what was found stays', async () => {
  const path = writeTinyModel(modelsFolder(), 'llama-bpe');
  for (let number = 0; number < 100; number += 1) {
    linkSync(path, join(modelsFolder(), `model-${number}.gguf`));
  }
  const api = await open();
  await api.modelSources.addFolder({ path: modelsFolder() });
  await untilLibrary(api, (library) => library.length > 1);
  await api.modelSources.cancelScans();
  const { folders } = await untilSources(api, isQuiet);
  expect(folders[0]?.models).toBeGreaterThan(0);
  expect(folders[0]?.tally).toBeNull();
});
