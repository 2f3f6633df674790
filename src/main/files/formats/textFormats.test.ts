import { expect, test } from 'vitest';
import { expectWhole, outline, parseAs } from '../testDocuments.ts';

test.each([
  ['UTF-8 with a mark', Buffer.from('\uFEFFnaïve 日本'), []],
  ['UTF-16, little end first', Buffer.from('\uFEFFnaïve 日本', 'utf16le'), []],
  ['UTF-16, big end first', Buffer.from('\uFEFFnaïve 日本', 'utf16le').swap16(), []],
  ['UTF-16 without a mark', Buffer.from('naïve 日本, and more words', 'utf16le'), ['utf-16le']],
  ['Windows-1252', Buffer.from('Le café où l\x92été est né, déjà là', 'latin1'), ['windows-1252']],
])('text in %s is read', async (_, content, guesses) => {
  const document = await parseAs('a.txt', content);
  expect(document.text).toMatch(/naïve 日本|café où l’été est né/);
  expect(document.notes).toEqual(
    guesses.map((encoding) => ({ code: 'encoding-guessed', encoding })),
  );
});

test('subtitles become cues with times and speakers; notes and styles are not shown', async () => {
  const source = [
    '\uFEFFWEBVTT',
    'NOTE\nnot shown',
    'STYLE\n::cue { color: red }',
    '1\n00:01.500 --> 00:03.000 line:0\n<v Emo>Are you <i>hurt</i>?</v>\nAnswer &amp; me.',
    '00:00:47.037 --> 01:00:48.494\n- No.\n- Good.',
    'words without times',
  ].join('\r\n\r\n');
  const document = await parseAs('film.vtt', source);
  expectWhole(document);
  expect(document.format).toBe('subtitles');
  expect(outline(document)).toEqual([
    'cue: Emo: Are you hurt? Answer & me.',
    'cue: - No.\n- Good.',
    'cue: words without times',
  ]);
  expect(document.blocks.map((block) => block.time)).toEqual([
    { start: 1500, end: 3000 },
    { start: 47_037, end: 3_648_494 },
    null,
  ]);
});

test('source code becomes blocks of whole functions, indentation kept', async () => {
  const source = 'import a\n\n\ndef f(x):\n    y = x\n\n    return y\n\ndef g():\n    pass\n';
  const document = await parseAs('m.py', source);
  expectWhole(document);
  expect(outline(document)).toEqual([
    'code: import a',
    'code: def f(x):\n    y = x\n\n    return y',
    'code: def g():\n    pass',
  ]);
});

test('a very long line, text without punctuation, and other scripts are whole', async () => {
  const long = 'word '.repeat(10_000).trim();
  expect(outline(await parseAs('long.txt', long))).toEqual([`paragraph: ${long}`]);
  const mixed =
    '第一章 開始\n\n今日は天気がいい。\n\nمرحبا بالعالم، هذا نص.\n\n👩‍🚀 and \u202Bעברית\u202C mixed';
  const document = await parseAs('mixed.txt', mixed);
  expectWhole(document);
  expect(outline(document)).toEqual([
    'heading: 第一章 開始',
    'paragraph: 今日は天気がいい。',
    'paragraph: مرحبا بالعالم، هذا نص.',
    'paragraph: 👩‍🚀 and \u202Bעברית\u202C mixed',
  ]);
});
