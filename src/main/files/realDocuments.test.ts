import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { expectWhole, outline, parseAs } from './testDocuments.ts';

/** Real files of many origins; not part of the project. */
const folder = fileURLToPath(new URL('../../../../shared/data/documents/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) process.stdout.write(`not run: real documents (no ${folder})\n`);

function read(path: string) {
  return parseAs(path, readFileSync(join(folder, path)));
}

const documentFolders = ['docx', 'epub', 'html', 'md', 'odt', 'pdf', 'subtitles', 'txt'];
const refused: Record<string, string> = {
  'docx/truncated.docx': 'document-damaged',
  'epub/unreadable-zip.epub': 'document-damaged',
  'pdf/password-openpassword.pdf': 'document-encrypted',
  'pdf/truncated.pdf': 'document-damaged',
};

const files = isThere
  ? documentFolders.flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => !/expected/.test(file))
        .map((file) => `${name}/${file}`),
    )
  : [];

test.runIf(isThere)(
  'each real file is a whole document, or refused for what is wrong with it',
  async () => {
    for (const path of files) {
      const result = await read(path).catch((error: unknown) => error);
      if (result instanceof AppError) expect([path, result.code]).toEqual([path, refused[path]]);
      else expectWhole(result as Awaited<ReturnType<typeof read>>);
    }
    expect(files.length).toBeGreaterThan(60);
  },
  120_000,
);

test.runIf(isThere)('a novel has its chapters', async () => {
  const novel = await read('txt/alice.txt');
  const chapters = outline(novel).filter((block) => block.startsWith('heading: CHAPTER'));
  expect(chapters).toHaveLength(12);
});

test.runIf(isThere)(
  'a long standard as PDF has its sections and rows, and not its running heads',
  async () => {
    const standard = await read('pdf/security-standard-tables.pdf');
    const blocks = outline(standard);
    expect(standard.pageCount).toBe(120);
    expect(blocks).toContain('heading: V12.3 General Service to Service Communication Security');
    expect(
      blocks.filter((block) => /^table-row: \d+\.\d+\.\d+ \| Verify .* \| [123]$/.test(block))
        .length,
    ).toBeGreaterThan(330);
    expect(
      standard.text.match(/Application Security Verification Standard\s*\|? May 2025/g),
    ).toBeNull();
    const rows = standard.blocks.filter((block) => block.kind === 'table-row');
    expect(rows.every((row) => (row.page ?? 0) > 1)).toBe(true);
  },
  60_000,
);

test.runIf(isThere)(
  'a mathematical textbook has its sections on their pages',
  async () => {
    const book = await read('pdf/german-textbook-117-pages.pdf');
    const section = book.blocks.find(
      (block) =>
        book.text.slice(block.start, block.end) === '1.2 Metrische Räume' &&
        block.kind === 'heading',
    );
    expect(section).toMatchObject({ page: 10 });
  },
  60_000,
);

test.runIf(isThere)('two columns are read one after the other', async () => {
  const { text } = await read('pdf/two-column.pdf');
  expect(text).toContain('consectetuer adipiscing elit. Ut purus elit');
  expect(text.indexOf('Nulla malesuada porttitor')).toBeLessThan(
    text.indexOf('pellentesque ante. Phasellus'),
  );
});

test.runIf(isThere)(
  'the words of articles are those that a reader view keeps',
  async () => {
    for (const name of ['article-code-blog', 'article-encyclopedia', 'article-engineering-blog']) {
      const expected = wordsOf((await read(`html/${name}.expected.html`)).text);
      const found = wordsOf((await read(`html/${name}.html`)).text);
      const shared = found.filter((word) => expected.includes(word)).length;
      expect([name, shared / found.length > 0.99, found.length / expected.length > 0.98]).toEqual([
        name,
        true,
        true,
      ]);
    }
  },
  60_000,
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

test.runIf(isThere)(
  'what Word files hide from readers is not read, notes and boxes are',
  async () => {
    expect((await read('docx/tracked-changes.docx')).text).not.toMatch(/embed code|100|200/);
    expect((await read('docx/rich-comment.docx')).text).not.toMatch(/comment/i);
    expect((await read('docx/text-box.docx')).text).toBe('Datum plane');
    expect(outline(await read('docx/footnotes.docx'))).toEqual([
      'paragraph: Ouch¹.²',
      'paragraph: ¹ A tachyon walks into a bar.',
      'paragraph: ² Fin.',
    ]);
    expect((await read('html/hidden-nodes.html')).text).not.toMatch(/hidden/i);
  },
);
