import {
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import {
  atFirst,
  dropAfter,
  dropAt,
  redirectTo,
  wholeOnly,
  withHeaders,
} from '../../../../fixtures/huggingFace/behaviours.ts';
import { diskTrouble } from './disk.ts';
import { blockBytes, defaultLimits } from './limits.ts';
import { journalOf } from './partFile.ts';
import { shortLimits, startTestDownload } from './testDownloader.ts';
import type { TestDownload } from './testDownloader.ts';

let current: TestDownload | null = null;

async function begin(...setting: Parameters<typeof startTestDownload>): Promise<TestDownload> {
  current = await startTestDownload(...setting);
  return current;
}

afterEach(async () => {
  await current?.close();
  current = null;
});

const blockSize = blockBytes({ ...defaultLimits, ...shortLimits });

/** Stops a download once so many bytes are there. */
async function downloadUntil(one: TestDownload, bytes: number): Promise<void> {
  const abort = new AbortController();
  await expect(
    one.download({
      signal: abort.signal,
      onProgress: ({ phase, doneBytes }) => {
        if (phase === 'receiving' && doneBytes >= bytes) abort.abort();
      },
    }),
  ).rejects.toMatchObject({ code: 'cancelled' });
}

function askedBytes(one: TestDownload): number {
  return one.hub.state.requests
    .filter(({ server }) => server === 'storage')
    .map(({ range }) => /^bytes=(\d+)-(\d+)$/u.exec(range ?? ''))
    .reduce((sum, match) => sum + Number(match?.[2]) - Number(match?.[1]) + 1, 0);
}

test('a stopped download goes on from the verified blocks', async () => {
  const one = await begin({ sizeBytes: 2_000_000 });
  await downloadUntil(one, 800_000);
  expect(one.file()).toBeNull();
  const verified = readFileSync(journalOf(one.part), 'utf8').trim().split('\n').length - 1;
  expect(verified).toBeGreaterThan(0);
  one.hub.state.requests.length = 0;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
  expect(askedBytes(one)).toBeLessThanOrEqual(2_000_000 - verified * blockSize + blockSize);
});

test('blocks that were damaged meanwhile are fetched again, and only those', async () => {
  const one = await begin({ sizeBytes: 200_000 });
  one.hub.state.storageBehaviour = dropAt(100_000);
  await expect(one.download()).rejects.toMatchObject({ code: 'server-unreachable' });
  const part = readFileSync(one.part);
  part[20_000] = (part[20_000] ?? 0) ^ 255;
  writeFileSync(one.part, part);
  one.hub.state.storageBehaviour = null;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
});

test('a part with many gaps is filled over no more connections than any other', async () => {
  const one = await begin({ sizeBytes: 640_000 });
  one.hub.state.storageBehaviour = dropAt(600_000);
  await expect(one.download()).rejects.toMatchObject({ code: 'server-unreachable' });
  const part = readFileSync(one.part);
  for (let start = 0; start < part.length; start += 2 * blockSize) part.fill(0, start, start + 10);
  writeFileSync(one.part, part);
  let openAnswers = 0;
  let mostOpen = 0;
  const honest = withHeaders(() => ({}));
  one.hub.state.storageBehaviour = (request, response, facts) => {
    openAnswers += 1;
    mostOpen = Math.max(mostOpen, openAnswers);
    response.on('close', () => (openAnswers -= 1));
    setTimeout(() => honest(request, response, facts), 30);
    return true;
  };
  one.hub.state.requests.length = 0;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
  const asked = one.hub.state.requests.filter(({ server }) => server === 'storage');
  expect(asked.length).toBeGreaterThan(10);
  expect(mostOpen).toBeLessThanOrEqual(shortLimits.connections ?? 0);
});

test.each([
  ['gone', (one: TestDownload) => truncateSync(journalOf(one.part), 0)],
  [
    'cut off in its last line',
    (one: TestDownload) =>
      truncateSync(journalOf(one.part), readFileSync(journalOf(one.part)).length - 20),
  ],
  [
    'about another file',
    (one: TestDownload) => writeFileSync(journalOf(one.part), '{"sizeBytes":1}\n0 aa\n'),
  ],
  [
    'full of nonsense',
    (one: TestDownload) => writeFileSync(journalOf(one.part), Buffer.alloc(5000, 0xff)),
  ],
  ['whole, but the data is gone', (one: TestDownload) => truncateSync(one.part, 0)],
])('a journal that is %s leads to no wrong file', async (_name, damage) => {
  const one = await begin();
  one.hub.state.storageBehaviour = dropAt(150_000);
  await expect(one.download()).rejects.toMatchObject({ code: 'server-unreachable' });
  damage(one);
  one.hub.state.storageBehaviour = null;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
  expect(readdirSync(one.folder)).toEqual(['model.gguf']);
});

test('a large file comes over several connections, a small one over one', async () => {
  const large = await begin({ sizeBytes: 400_000 });
  await large.download();
  expect(large.hub.state.requests.filter(({ server }) => server === 'storage')).toHaveLength(4);
  await large.close();
  const small = await begin({ sizeBytes: 100_000 });
  await small.download();
  expect(small.hub.state.requests.filter(({ server }) => server === 'storage')).toHaveLength(1);
});

test('a server that knows no ranges is asked once, also for what was left over', async () => {
  const one = await begin({ sizeBytes: 400_000 });
  one.hub.state.storageBehaviour = dropAt(200_000);
  await expect(one.download()).rejects.toMatchObject({ code: 'server-unreachable' });
  one.hub.state.storageBehaviour = wholeOnly;
  one.hub.state.requests.length = 0;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
  expect(one.hub.state.requests.filter(({ server }) => server === 'storage')).toHaveLength(1);
});

test('a file that is whole under its name already is not asked for again', async () => {
  const one = await begin();
  writeFileSync(one.target, one.content);
  await one.download();
  expect(one.hub.state.requests).toEqual([]);
});

test('a file of somebody else under the name is left alone', async () => {
  const one = await begin();
  writeFileSync(one.target, 'mine');
  await expect(one.download()).rejects.toMatchObject({ code: 'target-taken' });
  expect(readFileSync(one.target, 'utf8')).toBe('mine');
  expect(existsSync(one.part)).toBe(true);
});

test('nothing is written through a link in the place of the part', async () => {
  const one = await begin();
  const victim = join(one.folder, 'victim');
  writeFileSync(victim, 'precious');
  symlinkSync(victim, one.part);
  await one.download();
  expect(readFileSync(victim, 'utf8')).toBe('precious');
  expect(one.file()?.equals(one.content)).toBe(true);
});

test('a disk without room is told before the first byte', async () => {
  const one = await begin({ options: { limits: { spareDiskBytes: Number.MAX_SAFE_INTEGER / 2 } } });
  await expect(one.download()).rejects.toMatchObject({ code: 'disk-full' });
  expect(one.hub.state.requests).toEqual([]);
});

type PlainWrite = (buffer: Buffer, offset: number, length: number, at: number) => Promise<unknown>;

/** From now on nothing can be written behind this position of any file. */
async function fillDiskAt(folder: string, position: number) {
  await using handle = await open(folder);
  const fileLayer = Object.getPrototypeOf(handle) as { write: PlainWrite };
  const { write } = fileLayer;
  return vi.spyOn(fileLayer, 'write').mockImplementation(function (this: FileHandle, ...args) {
    if (args[3] < position) return write.apply(this, args);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
}

test('a disk that is full at 99 % keeps what was written, and the rest comes once there is room', async () => {
  const sizeBytes = 800_000;
  const one = await begin({ sizeBytes });
  const filling = await fillDiskAt(one.folder, 0.99 * sizeBytes);
  await expect(one.download()).rejects.toMatchObject({ code: 'disk-full' });
  filling.mockRestore();
  expect(one.file()).toBeNull();

  one.hub.state.requests.length = 0;
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
  expect(askedBytes(one)).toBeLessThan(0.1 * sizeBytes);
});

test('a file larger than files may be on this disk is named as such', () => {
  const refusal = Object.assign(new Error('file too large'), { code: 'EFBIG' });
  expect(diskTrouble(refusal, '/disk', 5e9)).toMatchObject({
    code: 'disk-file-limit',
    details: { path: '/disk', sizeBytes: 5e9 },
  });
});

test('nothing connects while the switch is off, and turning it off cuts what is open', async () => {
  const one = await begin({ sizeBytes: 2_000_000 });
  one.downloader.setOn(false);
  await expect(one.download()).rejects.toMatchObject({ code: 'downloads-off' });
  await expect(
    one.downloader.fetchJson({
      purpose: 'search',
      subject: 'x',
      path: '/api/models?search=x',
      signal: new AbortController().signal,
    }),
  ).rejects.toMatchObject({ code: 'downloads-off' });
  expect(one.hub.state.requests).toEqual([]);
  expect(one.ledger).toEqual([]);

  one.downloader.setOn(true);
  await expect(
    one.download({
      onProgress: ({ phase }) => {
        if (phase === 'receiving') one.downloader.setOn(false);
      },
    }),
  ).rejects.toMatchObject({ code: 'downloads-off' });
  one.hub.state.requests.length = 0;
  one.downloader.setOn(true);
  await one.download();
  expect(one.file()?.equals(one.content)).toBe(true);
});

test('the token goes to the hub and not where it redirects to', async () => {
  const one = await begin({ options: { token: () => 'hf_accepted' } });
  await one.download();
  const tokens = one.hub.state.requests.map(({ server, token }) => `${server} ${token}`);
  expect(new Set(tokens)).toEqual(new Set(['hub Bearer hf_accepted', 'storage null']));
});

test.each([
  '10.0.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '::1',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '100.64.0.1',
  '0.0.0.0',
])('a name of the hub that means %s is not connected to', async (address) => {
  const one = await begin({
    options: {
      resolve: async () => [
        { address: '93.184.215.14', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ],
    },
  });
  one.hub.state.hubBehaviour = redirectTo('https://cdn.hf.co/file');
  await expect(one.download()).rejects.toMatchObject({
    code: 'download-refused',
    details: { host: 'cdn.hf.co', reason: `private address ${address}` },
  });
});

test('a clock that jumps changes neither the waits nor the speed', async () => {
  const one = await begin({ sizeBytes: 1_000_000 });
  one.hub.state.storageBehaviour = atFirst(2, dropAfter(100_000));
  const realNow = Date.now;
  let jump = 0;
  Date.now = () => realNow() + (jump = jump > 0 ? -1e12 : 1e12);
  try {
    await one.download();
  } finally {
    Date.now = realNow;
  }
  expect(one.file()?.equals(one.content)).toBe(true);
  const speeds = one.progress.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []);
  expect(speeds.every((speed) => speed >= 0 && speed < 1e12)).toBe(true);
});
