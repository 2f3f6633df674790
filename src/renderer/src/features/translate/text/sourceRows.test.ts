import { assert, nat, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { TextSegment } from '../../../../../shared/api/translate.ts';
import { cutRows, differenceOf, editRows, sourceOf } from './sourceRows.ts';

function segmentOf(id: string, text: string): TextSegment {
  return {
    id,
    source: [{ type: 'text', text }],
    target: null,
    status: 'waiting',
    origin: null,
    issues: [],
    terms: [],
    gap: '',
  };
}

const source = '  One. Two.\n\nThree. ';
const segments = [segmentOf('a', 'One.'), segmentOf('b', 'Two.'), segmentOf('c', 'Three.')];

test('rows are the source to the letter, one per segment', () => {
  const rows = cutRows(source, segments);
  expect(rows.map(({ text }) => text)).toEqual(['  One. ', 'Two.\n\n', 'Three. ']);
  expect(rows.map(({ segmentId }) => segmentId)).toEqual(['a', 'b', 'c']);
});

test('what is typed changes its row alone', () => {
  const rows = editRows(cutRows(source, segments), { start: 10, end: 10, text: '!' });
  expect(rows.map(({ text, isChanged }) => [text, isChanged])).toEqual([
    ['  One. ', false],
    ['Two!.\n\n', true],
    ['Three. ', false],
  ]);
});

test('rows that an edit reaches across become one', () => {
  const rows = editRows(cutRows(source, segments), { start: 4, end: 10, text: '' });
  expect(rows.map(({ text }) => text)).toEqual(['  On.\n\n', 'Three. ']);
});

test('any edit of the rows is the same edit of the text', () => {
  const place = nat({ max: source.length });
  assert(
    property(place, place, string(), (one, other, text) => {
      const edit = { start: Math.min(one, other), end: Math.max(one, other), text };
      const rows = editRows(cutRows(source, segments), edit);
      expect(sourceOf(rows)).toBe(source.slice(0, edit.start) + text + source.slice(edit.end));
    }),
  );
});

test('the difference of two texts makes one of the other', () => {
  assert(
    property(string(), string(), (from, to) => {
      const { start, end, text } = differenceOf(from, to);
      expect(from.slice(0, start) + text + from.slice(end)).toBe(to);
    }),
  );
});
