import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { createDataFolder } from '../paths.ts';
import { lockDataFolder } from './instanceLock.ts';

let folder = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(() => removeFolder(folder));

const holder = `
  const { createDataFolder } = await import(process.argv[1]);
  const { lockDataFolder } = await import(process.argv[2]);
  lockDataFolder(createDataFolder(process.argv[3]));
  process.stdout.write('locked');
  setInterval(() => undefined, 1000);
`;

async function startHolder() {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    holder,
    import.meta.resolve('../paths.ts'),
    import.meta.resolve('./instanceLock.ts'),
    folder,
  ]);
  await once(child.stdout, 'data');
  return child;
}

test('a second owner is told who has the folder, and may have it afterwards', () => {
  const paths = createDataFolder(folder);
  const lock = lockDataFolder(paths);
  expect(lock.wasCutOff).toBe(false);
  expect(() => lockDataFolder(paths)).toThrow(
    expect.objectContaining({
      code: 'data-folder-busy',
      details: { path: folder, pid: process.pid },
    }),
  );
  lock.release();
  const next = lockDataFolder(paths);
  expect(next.wasCutOff).toBe(false);
  next.release();
});

test('another process keeps the folder until it ends, even by kill -9', async () => {
  const child = await startHolder();
  const paths = createDataFolder(folder);
  expect(() => lockDataFolder(paths)).toThrow(
    expect.objectContaining({ details: { path: folder, pid: child.pid } }),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockDataFolder(paths);
  expect(lock.wasCutOff).toBe(true);
  lock.release();
});
