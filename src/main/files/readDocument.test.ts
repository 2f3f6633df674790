import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { expectWhole, outline, readText } from './testDocuments.ts';

// Each case starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

test('plain text becomes paragraphs under its chapters', async () => {
  const source = [
    'CHAPTER I. Down the Rabbit-Hole\r\n\r\n',
    'Alice was beginning to get very tired of sitting by her sister on the\r\n',
    'bank, and of having nothing to do: once or twice she had peeped into the\r\n',
    'book her sister was reading, but it had no pictures in it.\r\n\r\n',
    'So she was considering in her own mind, as well as she could, whether it\r\n',
    'was worth the trouble.\r\n\r\n- First thing\r\n- Second thing\r\n',
  ].join('');
  const document = await readText('alice.txt', source);
  expectWhole(document);
  expect(outline(document)).toEqual([
    'heading: CHAPTER I. Down the Rabbit-Hole',
    'paragraph: Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or twice she had peeped into the book her sister was reading, but it had no pictures in it.',
    'paragraph: So she was considering in her own mind, as well as she could, whether it was worth the trouble.',
    'list-item: - First thing',
    'list-item: - Second thing',
  ]);
  expect(document.blocks.at(-1)?.headingPath).toEqual(['CHAPTER I. Down the Rabbit-Hole']);
  expect(document).toMatchObject({
    name: 'alice.txt',
    format: 'text',
    sizeBytes: Buffer.byteLength(source),
    sha256: createHash('sha256').update(source).digest('hex'),
    pageCount: null,
    notes: [],
  });
});

test('lines that were not wrapped stay as they are', async () => {
  const document = await readText(
    'poem.txt',
    'Roses are red,\nviolets are blue.\n\nSugar is sweet.',
  );
  expect(outline(document)).toEqual([
    'paragraph: Roses are red,\nviolets are blue.',
    'paragraph: Sugar is sweet.',
  ]);
});

test('Markdown becomes what a reader sees of it', async () => {
  const source = [
    '---\ntitle: "A guide"\n---\n\n# First {#first}\n\nSome *very* **bold** [text](https://a.b).\n',
    '## Second\n\n1. one\n2. two\n   - nested\n\n> said so\n\n```js\nconst a = 1;\n\nb();\n```\n',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n<div hidden>secret</div>\n\n::: tip\nmind this\n:::\n\n# Third',
  ].join('\n');
  const document = await readText('guide.md', source);
  expectWhole(document);
  expect(document.title).toBe('A guide');
  expect(outline(document)).toEqual([
    'heading: First',
    'paragraph: Some very bold text.',
    'heading: Second',
    'list-item: 1. one',
    'list-item: 2. two',
    'list-item: nested',
    'quote: said so',
    'code: const a = 1;\n\nb();',
    'table-row: a | b',
    'table-row: 1 | 2',
    'paragraph: mind this',
    'heading: Third',
  ]);
  expect(document.blocks.map((block) => block.headingPath)).toEqual([
    ['First'],
    ['First'],
    ...Array.from({ length: 9 }, () => ['First', 'Second']),
    ['Third'],
  ]);
});
