import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from './build.ts';

const results = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alcove-build-'));
  await write('src/renderer/App.tsx', 100);
  for (const path of results) await write(path, 200);
  await age('src', 100);
  await age('src/renderer', 100);
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, time: number): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), '');
  await age(path, time);
}

function age(path: string, time: number): Promise<void> {
  return utimes(join(folder, path), time, time);
}

test('a build newer than its sources stands', () => {
  expect(isStale(folder)).toBe(false);
});

test('a source changed since the build makes it stale', async () => {
  await age('src/renderer/App.tsx', 300);
  expect(isStale(folder)).toBe(true);
});

test('a deleted source makes it stale', async () => {
  await rm(join(folder, 'src/renderer/App.tsx'));
  await age('src/renderer', 300);
  expect(isStale(folder)).toBe(true);
});

test.each(results)('without %s there is no build', async (path) => {
  await rm(join(folder, path));
  expect(isStale(folder)).toBe(true);
});
