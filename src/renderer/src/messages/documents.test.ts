import { expect, test } from 'vitest';
import { describeDocumentNote } from './documents.ts';

test('pages without text are told as ranges', () => {
  expect(describeDocumentNote({ code: 'pages-without-text', pages: [1, 3, 4, 5, 9] })).toBe(
    'Pages 1, 3–5, 9 have no text: they are empty or pictures, and were not read.',
  );
  expect(describeDocumentNote({ code: 'pages-without-text', pages: [7] })).toMatch(/^Page 7 has/);
});

test('damaged parts and guessed encodings are told', () => {
  expect(describeDocumentNote({ code: 'parts-unreadable', count: 2 })).toMatch(/^2 parts/);
  expect(describeDocumentNote({ code: 'encoding-guessed', encoding: 'windows-1252' })).toContain(
    'windows-1252',
  );
});
