import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atFirst, dropAt, sendInstead } from '../../../../fixtures/huggingFace/behaviours.ts';
import type { Behaviour } from '../../../../fixtures/huggingFace/behaviours.ts';
import { startFakeHub } from '../../../../fixtures/huggingFace/fakeHub.ts';
import type { FakeHub } from '../../../../fixtures/huggingFace/fakeHub.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import type { Api } from '../../../shared/api.ts';
import type { Download, DownloadsView } from '../../../shared/api/downloads.ts';
import { openTestApp } from '../../app/testApp.ts';
import { testPolicy } from '../../http/downloader/policy.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';

const repository = 'someone/tiny-GGUF';
const file = 'tiny.gguf';

let folder: string;
let content: Buffer;
let hub: FakeHub;
let opened: Awaited<ReturnType<typeof openTestApp>>;

beforeEach(async () => {
  folder = makeTemporaryFolder();
  const path = join(folder, 'model.gguf');
  writeScriptedModel(path, { reply: 'Downloaded words.' });
  content = readFileSync(path);
  hub = await startFakeHub(
    [
      { repository, path: file, content },
      { repository: 'meta/gated-GGUF', path: 'gated.gguf', content },
      { repository: 'someone/split-GGUF', path: 'big-00001-of-00002.gguf', content },
      { repository: 'someone/bare-GGUF', path: 'bare.gguf', content, sha256: null },
      { repository: 'someone/liar-GGUF', path: 'liar.gguf', content, sha256: 'ab'.repeat(32) },
      { repository: 'Qwen/Qwen3-1.7B-GGUF', path: 'Qwen3-1.7B-Q8_0.gguf', content },
    ],
    { 'meta/gated-GGUF': { gated: 'manual', licence: 'llama3.2' } },
  );
  await open();
});

afterEach(async () => {
  await opened.app.close();
  await hub.close();
  removeFolder(folder);
});

async function open(): Promise<void> {
  opened = await openTestApp({
    dataFolder: join(folder, 'data'),
    downloadPolicy: testPolicy(hub.origin, hub.storageOrigin),
  });
}

async function switchOn(): Promise<void> {
  await opened.api.settings.update({ areDownloadsOn: true });
}

/** The first view of the downloads in which something holds. */
async function viewWhen(api: Api, holds: (view: DownloadsView) => boolean): Promise<DownloadsView> {
  for await (const view of await api.downloads.watch()) if (holds(view)) return view;
  throw new Error('the stream ended');
}

function isOver(download: Download | undefined): boolean {
  return download?.state.status === 'done' || download?.state.status === 'failed';
}

async function ended(id: string): Promise<Download['state']> {
  const find = (view: DownloadsView): Download | undefined =>
    view.downloads.find((each) => each.id === id);
  const view = await viewWhen(opened.api, (each) => isOver(find(each)));
  const state = find(view)?.state;
  if (!state) throw new Error('the download is gone');
  return state;
}

test('off at first: nothing is asked, started or searched, and nothing connects', async () => {
  const { api } = opened;
  const isOff = { code: 'downloads-off' };
  await expect(api.downloads.start({ repository, file })).rejects.toMatchObject(isOff);
  await expect(api.downloads.search({ query: 'tiny' })).rejects.toMatchObject(isOff);
  await expect(api.downloads.repository({ repository })).rejects.toMatchObject(isOff);
  expect(await api.downloads.catalogue()).not.toEqual([]);
  expect(hub.state.requests).toEqual([]);
  expect(await api.downloads.ledger({ before: null })).toEqual([]);
});

test('a model is found, downloaded, verified and in the library', async () => {
  const { api } = opened;
  await switchOn();
  expect(await api.downloads.search({ query: 'tiny' })).toEqual([
    {
      repository,
      licence: 'apache-2.0',
      gated: 'no',
      downloadCount: 1234,
      parameters: 1_700_000_000,
      contextSize: 32_768,
    },
  ]);
  const listing = await api.downloads.repository({ repository });
  expect(listing.files).toMatchObject([{ file, sizeBytes: content.length }]);

  const { id } = await api.downloads.start({ repository, file });
  const state = await ended(id);
  expect(state).toMatchObject({ status: 'done' });
  const path = join(opened.dataFolder, 'models', 'someone', 'tiny-GGUF', file);
  expect(readFileSync(path).equals(content)).toBe(true);
  const { library } = await firstOf(api.models.watch());
  expect(library.find((entry) => entry.path === path)?.id).toBe(
    state.status === 'done' && state.modelId,
  );
});

test('the ledger has every connection, with host, purpose and bytes', async () => {
  const { api } = opened;
  await switchOn();
  const { id } = await api.downloads.start({ repository, file });
  await ended(id);
  await viewWhen(api, ({ openConnections }) => openConnections === 0);
  const ledger = await api.downloads.ledger({ before: null });
  expect(ledger).toHaveLength(hub.state.requests.length);
  expect(ledger.map(({ purpose }) => purpose)).toEqual(['download', 'download', 'repository']);
  expect(ledger[0]).toMatchObject({
    host: new URL(hub.storageOrigin).host,
    subject: `${repository}/${file}`,
    outcome: 'complete',
  });
  expect(ledger[0]?.receivedBytes).toBeGreaterThanOrEqual(content.length);
  expect(ledger.every(({ endedAt, sentBytes }) => endedAt !== null && sentBytes > 0)).toBe(true);
});

test('the same file is not downloaded twice', async () => {
  const { api } = opened;
  await switchOn();
  const [first, second] = await Promise.all([
    api.downloads.start({ repository, file }),
    api.downloads.start({ repository, file }),
  ]);
  expect(second?.id).toBe(first?.id);
  await ended(first?.id ?? '');
  hub.state.requests.length = 0;
  expect(await api.downloads.start({ repository, file })).toMatchObject({
    state: { status: 'done' },
  });
  expect(hub.state.requests).toEqual([]);
});

test('paused, closed and opened again it stays paused, then goes on; what ran goes on by itself', async () => {
  await switchOn();
  hub.state.storageBehaviour = slowly;
  const { id } = await opened.api.downloads.start({ repository, file });
  await viewWhen(opened.api, (view) => view.downloads[0]?.state.status === 'running');
  await opened.api.downloads.pause({ id });
  await opened.app.close();
  await open();
  expect((await firstOf(opened.api.downloads.watch())).downloads[0]?.state.status).toBe('paused');

  await opened.api.downloads.resume({ id });
  await viewWhen(opened.api, (view) => view.downloads[0]?.state.status === 'running');
  await opened.app.close();
  hub.state.storageBehaviour = null;
  await open();
  expect(await ended(id)).toMatchObject({ status: 'done' });
});

test('switching off pauses what runs and lets nothing connect', async () => {
  const { api } = opened;
  await switchOn();
  hub.state.storageBehaviour = slowly;
  const { id } = await api.downloads.start({ repository, file });
  await viewWhen(api, (view) => view.downloads[0]?.state.status === 'running');
  await api.settings.update({ areDownloadsOn: false });
  await viewWhen(
    api,
    ({ downloads, openConnections }) =>
      downloads[0]?.state.status === 'paused' && openConnections === 0,
  );
  hub.state.requests.length = 0;
  await expect(api.downloads.resume({ id })).rejects.toMatchObject({ code: 'downloads-off' });
  expect(hub.state.requests).toEqual([]);
});

test('removing an unfinished download deletes what was received; a finished file stays', async () => {
  const { api } = opened;
  await switchOn();
  hub.state.storageBehaviour = dropAt(Math.floor(content.length / 2));
  const { id } = await api.downloads.start({ repository, file });
  await viewWhen(api, (view) => view.downloads[0]?.state.status === 'running');
  await api.downloads.remove({ id });
  expect((await firstOf(api.downloads.watch())).downloads).toEqual([]);
  expect(existsSync(join(opened.dataFolder, 'models', '.parts', `${id}.part`))).toBe(false);

  hub.state.storageBehaviour = null;
  const again = await api.downloads.start({ repository, file });
  await ended(again.id);
  await api.downloads.remove({ id: again.id });
  expect(existsSync(join(opened.dataFolder, 'models', 'someone', 'tiny-GGUF', file))).toBe(true);
});

test('other bytes than published never get a name, and the next try begins anew', async () => {
  const { api } = opened;
  await switchOn();
  hub.state.storageBehaviour = atFirst(
    1,
    sendInstead(({ start, end }) => Buffer.alloc(end - start, 1)),
  );
  const { id } = await api.downloads.start({ repository, file });
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'hash-mismatch' } });
  await api.downloads.resume({ id });
  expect(await ended(id)).toMatchObject({ status: 'done' });
});

test.each([
  ['published with another hash', 'someone/liar-GGUF', 'liar.gguf', 'hash-mismatch'],
  ['published without a hash', 'someone/bare-GGUF', 'bare.gguf', 'download-unverifiable'],
  ['in a repository that does not exist', 'nobody/none', 'x.gguf', 'download-missing'],
  [
    'in the catalogue with another hash',
    'Qwen/Qwen3-1.7B-GGUF',
    'Qwen3-1.7B-Q8_0.gguf',
    'hash-mismatch',
  ],
])('a file %s fails with its reason', async (_name, from, wanted, code) => {
  await switchOn();
  const { id } = await opened.api.downloads.start({ repository: from, file: wanted });
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code } });
});

test('parts of a split model are not offered', async () => {
  await switchOn();
  const listing = await opened.api.downloads.repository({ repository: 'someone/split-GGUF' });
  expect(listing.files).toEqual([]);
});

test('a gated repository says so; with a token it is downloaded, and no other host sees that', async () => {
  const { api } = opened;
  await switchOn();
  const wanted = { repository: 'meta/gated-GGUF', file: 'gated.gguf' };
  expect(await api.downloads.search({ query: 'gated' })).toMatchObject([{ gated: 'manual' }]);
  const { id } = await api.downloads.start(wanted);
  const gated = { code: 'download-gated', details: { hasToken: false } };
  expect(await ended(id)).toMatchObject({ status: 'failed', error: gated });

  await api.downloads.setToken({ token: 'hf_wrong' });
  await api.downloads.resume({ id });
  expect(await ended(id)).toMatchObject({ error: { code: 'token-rejected' } });
  await api.downloads.setToken({ token: 'hf_stranger' });
  await api.downloads.resume({ id });
  expect(await ended(id)).toMatchObject({
    error: { code: 'download-gated', details: { hasToken: true } },
  });

  await api.downloads.setToken({ token: 'hf_accepted' });
  expect((await firstOf(api.downloads.watch())).token).toBe('memory');
  await api.downloads.resume({ id });
  expect(await ended(id)).toMatchObject({ status: 'done' });
  const atStorage = hub.state.requests.filter(({ server }) => server === 'storage');
  expect(atStorage.every(({ token }) => token === null)).toBe(true);
});

test('no token is read from the environment', async () => {
  vi.stubEnv('HF_TOKEN', 'hf_environment');
  await switchOn();
  await opened.api.downloads.search({ query: 'tiny' });
  expect(hub.state.requests.every(({ token }) => token === null)).toBe(true);
  vi.unstubAllEnvs();
});

async function firstOf<Event>(stream: Promise<AsyncIterable<Event>>): Promise<Event> {
  for await (const event of await stream) return event;
  throw new Error('the stream was empty');
}

/** A few bytes now and then, so that a test can come in between. */
const slowly: Behaviour = (_request, response, { content: whole, start, end, isRange }) => {
  const range = isRange && { 'Content-Range': `bytes ${start}-${end - 1}/${whole.length}` };
  response.writeHead(isRange ? 206 : 200, { 'Content-Length': String(end - start), ...range });
  let position = start;
  const timer = setInterval(() => {
    response.write(whole.subarray(position, Math.min(end, position + 500)));
    position += 500;
    if (position >= end) response.end();
  }, 50);
  response.on('close', () => clearInterval(timer));
  return true;
};
