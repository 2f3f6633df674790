import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHandOver } from './handOver.ts';

async function withAdapter() {
  const folder = mkdtempSync(join(tmpdir(), 'alcove-handover-'));
  const handOver = await createHandOver();
  onTestFinished(async () => {
    rmSync(folder, { recursive: true });
    await handOver.close();
  });
  const path = join(folder, 'adapter.gguf');
  writeFileSync(path, 'GGUF and more');
  return { handOver, path, adapters: [{ path, strength: 1 }] };
}

test('an adapter lies in the folder until it is loaded, under one name for ever', async () => {
  const { handOver, path, adapters } = await withAdapter();
  const first = await handOver.give(adapters);
  const [{ path: file } = { path: '' }] = first.adapters;
  expect(existsSync(file)).toBe(true);
  expect(handOver.sourceOf(file)).toBe(path);
  first.wereLoaded();
  using second = await handOver.give(adapters);
  expect(second.adapters).toEqual([{ path: file, strength: 1 }]);
  await expect.poll(() => readdirSync(handOver.folder)).toEqual([]);
});

test('one that was not loaded is given again, and calls wait for each other', async () => {
  const { handOver, adapters } = await withAdapter();
  const first = await handOver.give(adapters);
  const second = handOver.give(adapters);
  first[Symbol.dispose]();
  const [{ path: file } = { path: '' }] = (await second).adapters;
  expect(existsSync(file)).toBe(true);
});

test('a file that was changed is another adapter', async () => {
  const { handOver, path, adapters } = await withAdapter();
  const first = await handOver.give(adapters);
  first.wereLoaded();
  appendFileSync(path, 'changed');
  using second = await handOver.give(adapters);
  expect(second.adapters[0]?.path).not.toBe(first.adapters[0]?.path);
});

test('the folder of a core that was killed goes when the next one begins', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const killed = join(tmpdir(), `alcove-adapters-${pid}-killed`);
  mkdirSync(killed);
  writeFileSync(join(killed, 'left.gguf'), 'GGUF');
  const { handOver } = await withAdapter();
  const other = await createHandOver();
  onTestFinished(() => other.close());
  expect(existsSync(killed)).toBe(false);
  expect(existsSync(handOver.folder)).toBe(true);
});

test('a file that is not there is refused, unless it is of strength 0', async () => {
  const { handOver, path } = await withAdapter();
  const missing = { path: `${path}.gone`, strength: 1 };
  await expect(handOver.give([missing])).rejects.toMatchObject({ code: 'file-missing' });
  using given = await handOver.give([{ ...missing, strength: 0 }]);
  expect(given.adapters).toEqual([]);
});
