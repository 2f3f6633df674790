import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../../../testFolder.ts';
import { walk } from './walk.ts';
import type { WalkLimits } from './walk.ts';

let folder = '';
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

const { signal } = new AbortController();

function write(...path: string[]): string {
  const at = join(folder, ...path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, '');
  return at;
}

async function namesIn(root = folder, limits?: WalkLimits): Promise<string[]> {
  const { files } = await walk(root, { signal, ...(limits && { limits }) });
  return files.map(({ path }) => basename(path)).toSorted();
}

test('finds GGUF files at any depth, and of a model in parts the first', async () => {
  write('a.gguf');
  write('deep', 'deeper', 'b.GGUF');
  write('readme.md');
  write('.hidden', 'c.gguf');
  write('big-00001-of-00002.gguf');
  write('big-00002-of-00002.gguf');
  expect(await namesIn()).toEqual(['a.gguf', 'b.GGUF', 'big-00001-of-00002.gguf']);
});

const hostileNames = [
  '..gguf',
  '...gguf',
  'CON.gguf',
  'two\nlines.gguf',
  'bell\u0007.gguf',
  '\u202Efugg.cilbup.gguf',
  'back\\slash.gguf',
  `${'x'.repeat(250)}.gguf`,
  '$(touch pwned).gguf',
  '{"json":1}.gguf',
  '名前.gguf',
];

test.skipIf(process.platform === 'win32')('hostile names are names like all others', async () => {
  for (const name of hostileNames) write(name);
  expect(await namesIn()).toEqual(hostileNames.toSorted());
});

test('links are followed within the folder, once, and never out of it', async () => {
  const outside = makeTemporaryFolder();
  writeFileSync(join(outside, 'secret.gguf'), '');
  write('blobs', 'weights');
  const root = join(folder, 'snapshot');
  mkdirSync(root);
  symlinkSync(join('..', 'blobs', 'weights'), join(root, 'one.gguf'));
  symlinkSync(join('..', 'blobs', 'weights'), join(root, 'same.gguf'));
  symlinkSync(join(outside, 'secret.gguf'), join(root, 'out.gguf'));
  symlinkSync(outside, join(root, 'elsewhere'));
  symlinkSync(root, join(root, 'loop'));
  symlinkSync('self', join(root, 'self'));
  symlinkSync(join(root, 'nowhere'), join(root, 'broken.gguf'));
  const found = await walk(folder, { signal });
  expect(found.files.map(({ realPath }) => basename(realPath))).toEqual(['weights']);
  expect(found).toMatchObject({ linksOut: 2, isCut: false });
  removeFolder(outside);
});

test('a folder that may not be opened is counted, and the others are found', async () => {
  write('open.gguf');
  write('closed', 'in.gguf');
  const closed = join(folder, 'closed');
  await withoutPrivileges([folder], async () => {
    chmodSync(closed, 0o000);
    const found = await walk(folder, { signal });
    chmodSync(closed, 0o700);
    expect(found.files).toHaveLength(1);
    expect(found.foldersDenied).toBe(1);
  });
});

test('ends at its limits, and says so', async () => {
  write('one', 'two', 'three', 'a.gguf');
  for (let number = 0; number < 20; number += 1) write(`${number}.gguf`);
  const limits = { depth: 16, entries: 1000, files: 1000 };
  const cut = async (changes: Partial<WalkLimits>) =>
    (await walk(folder, { signal, limits: { ...limits, ...changes } })).isCut;
  expect(await cut({})).toBe(false);
  expect(await cut({ depth: 2 })).toBe(true);
  expect(await cut({ entries: 10 })).toBe(true);
  expect(await cut({ files: 10 })).toBe(true);
});

test('ten thousand files do not hold up the event loop, and it can be cancelled', async () => {
  for (let number = 0; number < 10_000; number += 1) {
    writeFileSync(join(folder, `${number}.${number % 20 === 0 ? 'gguf' : 'bin'}`), '');
  }
  const turns = measureTurns();
  const found = await walk(folder, { signal });
  expect(found.files).toHaveLength(500);
  expect(turns.longest()).toBeLessThan(50);

  const abort = new AbortController();
  const walking = walk(folder, { signal: abort.signal, onProgress: () => abort.abort() });
  await expect(walking).rejects.toMatchObject({ name: 'AbortError' });
});

/** The most that this thread has computed between two turns of its event loop, in milliseconds. */
function measureTurns() {
  let longest = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 1);
  return {
    longest(): number {
      clearInterval(timer);
      return longest;
    },
  };
}

/** Root may open everything; as another user even root may not. */
async function withoutPrivileges(owned: string[], run: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return run();
  const nobody = 65_534;
  for (const path of [...owned, join(folder, 'closed')]) chownSync(path, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    await run();
  } finally {
    process.seteuid?.(0);
  }
}
