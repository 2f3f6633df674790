import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { docxFile, paragraph } from '../../../fixtures/documents/docxFile.ts';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { readTranslatable } from './readTranslatable.ts';
import { writeTranslatable } from './writeTranslatable.ts';

// Each case starts a process, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

function place(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { name, path, signal: new AbortController().signal, csvColumns: null };
}

test('a file is read and written in a process of its own', async () => {
  const page = '<html lang="en"><p title="Greeting">Hello, <b>world</b>!</p></html>';
  const file = place('a.html', page);
  const read = await readTranslatable(file);
  expect(read).toMatchObject({ format: 'html', sourceLanguage: 'en' });
  expect(read.segments.map(({ source }) => source.map((part) => part.type))).toEqual([
    ['text'],
    ['text', 'token', 'text', 'token', 'text'],
  ]);
  const target = [{ type: 'text' as const, text: 'Begrüßung' }];
  const bytes = await writeTranslatable({
    ...file,
    targets: new Map([[0, { text: target, isConfirmed: true }]]),
    targetLanguage: 'de',
  });
  expect(Buffer.from(bytes).toString()).toBe(
    '<html lang="de"><p title="Begrüßung">Hello, <b>world</b>!</p></html>',
  );
  expect(readFileSync(file.path, 'utf8')).toBe(page);
});

test('what is wrong is told with the name of the file and the place', async () => {
  await expect(readTranslatable(place('a.json', '{\n  "a": tru }'))).rejects.toMatchObject({
    code: 'file-malformed',
    details: { name: 'a.json', line: 2, column: 8 },
  });
  await expect(readTranslatable(place('a.exe', 'MZ'))).rejects.toMatchObject({
    code: 'format-unsupported',
    details: { name: 'a.exe' },
  });
});

test('it stops when it is told to', async () => {
  const controller = new AbortController();
  const file = place('a.txt', 'Some words. '.repeat(300_000));
  const reading = readTranslatable({ ...file, signal: controller.signal });
  controller.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});

test('a Word file goes the same way', async () => {
  const original = docxFile({ body: paragraph('Hello world.') });
  const file = place('a.docx', original);
  const { segments } = await readTranslatable(file);
  expect(segments).toHaveLength(1);
  const targets = new Map(
    segments.map(({ index, source }) => [index, { text: source, isConfirmed: false }] as const),
  );
  const same = await writeTranslatable({ ...file, targets, targetLanguage: null });
  expect(Buffer.compare(same, original)).toBe(0);
});

test('a large catalogue comes through in pieces', async () => {
  const entries = Array.from({ length: 20_000 }, (_, at) => `msgid "Message ${at}"\nmsgstr ""\n`);
  const start = performance.now();
  const { segments } = await readTranslatable(place('a.po', entries.join('\n')));
  expect(segments).toHaveLength(20_000);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`po of 20,000 entries through its process: ${seconds} s\n`);
});
