import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { readDocument } from './readDocument.ts';
import { documentLimits } from './limits.ts';
import { readText } from './testDocuments.ts';
import { readerProcesses } from './testReaders.ts';

// Each case starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(async () => {
  removeFolder(folder);
  await vi.waitFor(() => expect(readerProcesses()).toEqual([]), { timeout: 5000 });
});

function read(path: string, options: { signal?: AbortSignal; onProgress?: () => void } = {}) {
  return readDocument(
    { path, name: 'file.txt' },
    { signal: new AbortController().signal, onProgress: () => undefined, ...options },
  );
}

function killReaders(): void {
  for (const id of readerProcesses()) process.kill(id, 'SIGKILL');
}

/** Takes long enough to be caught in the middle. */
function writeLong(): string {
  const path = join(folder, 'long.txt');
  writeFileSync(path, 'A line of text that goes on for a while and then ends.\n\n'.repeat(100_000));
  return path;
}

test('what is no file to read is refused at once', async () => {
  mkdirSync(join(folder, 'folder.txt'));
  writeFileSync(join(folder, 'empty.txt'), '');
  await expect(read(join(folder, 'missing.txt'))).rejects.toMatchObject({ code: 'file-missing' });
  await expect(read(join(folder, 'folder.txt'))).rejects.toMatchObject({ code: 'is-directory' });
  await expect(read(join(folder, 'empty.txt'))).rejects.toMatchObject({ code: 'file-empty' });
  await expect(read('/dev/zero')).rejects.toMatchObject({ code: 'file-unreadable' });
});

test('a long text comes with progress', async () => {
  const progress = vi.fn<() => void>();
  const document = await read(writeLong(), { onProgress: progress });
  expect(document.blocks.length).toBe(100_000);
  expect(progress.mock.calls.length).toBeGreaterThan(5);
});

test('cancelled before and in the middle it ends within a second, and leaves nothing', async () => {
  await expect(read(writeLong(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  });
  const cancel = new AbortController();
  let cancelledAt = 0;
  const onProgress = (): void => {
    cancelledAt ||= performance.now();
    cancel.abort();
  };
  const reading = read(writeLong(), { signal: cancel.signal, onProgress });
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(performance.now() - cancelledAt).toBeLessThan(1000);
});

test('a reader that is killed is an error, and the next document is read', async () => {
  await expect(read(writeLong(), { onProgress: killReaders })).rejects.toMatchObject({
    code: 'document-reader-failed',
    details: { name: 'file.txt' },
  });
  expect((await readText('next.txt', 'Still here.')).text).toBe('Still here.');
});

test('more text than any document has is refused', async () => {
  const path = join(folder, 'huge.txt');
  writeFileSync(path, 'word '.repeat(documentLimits.characters / 5 + 1));
  await expect(read(path)).rejects.toMatchObject({
    code: 'document-over-limit',
    details: { limit: 'characters', most: documentLimits.characters },
  });
});
