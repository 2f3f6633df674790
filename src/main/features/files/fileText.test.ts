import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pdfFile } from '../../../../fixtures/documents/pdfFile.ts';
import { column } from '../../../../fixtures/documents/pdfPages.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { fileText } from './fileText.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

function textOf(name: string, content: string | Buffer, limitBytes = 1000) {
  const path = join(folder, 'content');
  writeFileSync(path, content);
  return fileText({ name, path }, { limitBytes, signal: undefined });
}

test('text is taken letter by letter', async () => {
  const code = '\tif (a) {\r\n\r\n\r\n  b();  \n}\n';
  expect(await textOf('a.md', code)).toEqual({ name: 'a.md', sizeBytes: code.length, text: code });
});

test('of a document it is what the document says', async () => {
  const pdf = pdfFile({ pages: [{ texts: column(['It says this.']) }] });
  expect(await textOf('a.pdf', pdf)).toEqual({
    name: 'a.pdf',
    sizeBytes: pdf.length,
    text: 'It says this.',
  });
});

test('what is neither, or too much, is refused', async () => {
  const picture = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
  await expect(textOf('a.png', picture)).rejects.toMatchObject({
    code: 'file-not-text',
    details: { name: 'a.png' },
  });
  const pdf = pdfFile({ pages: [{ texts: column(['More than ten bytes of text.']) }] });
  for (const content of ['More than ten bytes.', pdf]) {
    await expect(textOf('a', content, 10)).rejects.toMatchObject({ code: 'file-too-large' });
  }
});
