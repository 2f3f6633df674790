import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createReceivedFiles } from './receivedFiles.ts';

let root = '';
let folder = '';

beforeEach(() => {
  root = makeTemporaryFolder();
  folder = join(root, 'received');
});

afterEach(() => removeFolder(root));

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array, void, void> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

test('a file is handed out once and then gone from the disk', async () => {
  const files = createReceivedFiles(folder);
  const received = await files.receive(chunks('one ', 'two'), 'a.txt');
  expect(received).toMatchObject({ name: 'a.txt', sizeBytes: 7 });
  const [stored] = readdirSync(folder);
  expect(statSync(join(folder, stored ?? '')).mode & 0o777).toBe(0o600);
  const taken = await files.take(received.fileId, 100);
  expect(taken.content.toString()).toBe('one two');
  expect(readdirSync(folder)).toEqual([]);
  await expect(files.take(received.fileId, 100)).rejects.toMatchObject({ code: 'not-found' });
});

test('no name becomes a path', async () => {
  const files = createReceivedFiles(folder);
  const received = await files.receive(chunks('x'), '../../etc/passwd');
  expect(received.name).toBe('passwd');
  expect(readdirSync(folder)).toEqual([received.fileId]);
});

test('a file over the limit is refused while it comes in, and nothing of it stays', async () => {
  const files = createReceivedFiles(folder);
  const part = new Uint8Array(maxReceivedBytes / 4);
  const endless = chunks(part, part, part, part, new Uint8Array(1));
  await expect(files.receive(endless, 'big')).rejects.toMatchObject({
    code: 'file-too-large',
    details: { name: 'big', limitBytes: maxReceivedBytes },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('what its user cannot take is refused before it is read', async () => {
  const files = createReceivedFiles(folder);
  const received = await files.receive(chunks('x'.repeat(50)), 'a.txt');
  await expect(files.take(received.fileId, 49)).rejects.toMatchObject({ code: 'file-too-large' });
  expect(readdirSync(folder)).toEqual([]);
});

test("a file by path is the user's own: read, and left where it is", async () => {
  const path = join(root, 'mine.txt');
  writeFileSync(path, 'mine');
  const files = createReceivedFiles(folder);
  const received = await files.receivePath(path);
  expect((await files.take(received.fileId, 100)).content.toString()).toBe('mine');
  files.close();
  expect(statSync(path).size).toBe(4);
  await expect(files.receivePath(root)).rejects.toMatchObject({ code: 'is-directory' });
  await expect(files.receivePath(join(root, 'no'))).rejects.toMatchObject({ code: 'file-missing' });
});

test('what an earlier run left is removed at the start', async () => {
  await createReceivedFiles(folder).receive(chunks('left'), 'a.txt');
  createReceivedFiles(folder);
  expect(readdirSync(folder)).toEqual([]);
});
