import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { decodeText } from '../files/formats/textEncoding.ts';
import { identity, openContent, shouted, translateWith, upperCase } from './testFiles.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Real files of many origins; not part of the project. */
const folder = fileURLToPath(new URL('../../../../shared/data/documents/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) process.stdout.write(`not run: real files that are translated (no ${folder})\n`);

/** Formats with one language: an unchanged text changes no byte. */
const monolingual = ['html', 'md', 'txt', 'subtitles', 'json-i18n'];
/** Formats with the target beside the source: only that changes. */
const bilingual = ['po', 'xliff'];

function filesIn(name: string): string[] {
  return readdirSync(join(folder, name))
    .filter((file) => !/expected/.test(file))
    .map((file) => `${name}/${file}`);
}

function open(path: string) {
  const bytes = readFileSync(join(folder, path));
  return { bytes, file: openContent(path, bytes) };
}

test.runIf(isThere).each(monolingual)(
  '%s: an engine that changes nothing changes no byte',
  (name) => {
    let segments = 0;
    const files = filesIn(name);
    for (const path of files) {
      const { bytes, file } = open(path);
      segments += file.units.length;
      const written = file.write(translateWith(file, identity), null);
      expect([path, Buffer.compare(written, bytes)]).toEqual([path, 0]);
    }
    process.stdout.write(`${name}: ${files.length} files, ${segments} segments, 0 bytes changed\n`);
  },
);

test.runIf(isThere).each(monolingual)('%s: an engine that shouts changes segments only', (name) => {
  let changed = 0;
  const files = filesIn(name);
  for (const path of files) {
    const { bytes, file } = open(path);
    const written = decodeText(file.write(translateWith(file, upperCase), null)).text;
    expect([path, written]).toEqual([path, shouted(file, decodeText(bytes).text)]);
    changed += file.units.length;
  }
  process.stdout.write(
    `${name}: ${files.length} files, ${changed} segments upper case, 0 other bytes\n`,
  );
});

test.runIf(isThere).each(bilingual)('%s: targets are written and nothing else is', (name) => {
  let segments = 0;
  for (const path of filesIn(name)) {
    const { bytes, file } = open(path);
    const kept = new Map(
      file.units.flatMap(({ target }, index) =>
        target ? [[index, { text: target, isConfirmed: false }] as const] : [],
      ),
    );
    expect([path, Buffer.compare(file.write(kept, null), bytes)]).toEqual([path, 0]);

    const written = file.write(translateWith(file, upperCase), null);
    const again = openContent(path, written);
    expect(again.units.map(({ source }) => source)).toEqual(file.units.map(({ source }) => source));
    for (const [index, { text }] of translateWith(file, upperCase)) {
      expect([path, again.units[index]?.target]).toEqual([path, text]);
    }
    segments += file.units.length;
  }
  process.stdout.write(`${name}: ${filesIn(name).length} files, ${segments} targets\n`);
});

/** Packed files: an unchanged text changes no byte, another one only the words of text parts. */
const archives = ['docx', 'epub'];
const unreadable = new Set(['docx/truncated.docx', 'epub/unreadable-zip.epub']);

test.runIf(isThere).each(archives)('%s: only words change, whatever the engine does', (name) => {
  let segments = 0;
  let copied = 0;
  const files = filesIn(name).filter((path) => !unreadable.has(path));
  for (const path of files) {
    const { bytes, file } = open(path);
    expect([path, Buffer.compare(file.write(translateWith(file, identity), null), bytes)]).toEqual([
      path,
      0,
    ]);
    const written = file.write(translateWith(file, upperCase), null);
    const [before, after] = [unzipSync(bytes), unzipSync(written)];
    expect([path, Object.keys(after)]).toEqual([path, Object.keys(before)]);
    for (const [part, content] of Object.entries(before)) {
      const own = after[part] ?? Buffer.alloc(0);
      if (Buffer.compare(content, own) === 0) copied += 1;
      else expect([path, part, withoutWords(own)]).toEqual([path, part, withoutWords(content)]);
    }

    segments += file.units.length;
  }
  process.stdout.write(
    `${name}: ${files.length} files, ${segments} segments, identity 0 bytes; upper case: ${copied} parts as they were, else words alone\n`,
  );
});

/** A part's markup, and the number of characters between its tags: an attribute's words are left out. */
function withoutWords(content: Uint8Array): string {
  return Buffer.from(content)
    .toString()
    .replaceAll(/(?<=>)[^<]*/g, (text) => text.toUpperCase())
    .replaceAll(/(?<=\s(?:alt|title|aria-label|summary|abbr)=")[^"]*/g, (text) =>
      text.toUpperCase(),
    );
}

test.runIf(isThere)('what cannot be read is refused by name', () => {
  expect(refusal('pdf/one-page.pdf')).toBe('format-unsupported');
  expect(refusal('odt/list.odt')).toBe('format-unsupported');
});

function refusal(path: string): unknown {
  try {
    return open(path).file.format;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}
