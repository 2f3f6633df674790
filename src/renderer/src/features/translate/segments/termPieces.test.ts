import { expect, test } from 'vitest';
import type { SegmentText } from '../../../../../shared/api/segments.ts';
import { termPieces } from './termPieces.ts';

const text: SegmentText = [
  { type: 'text', text: 'The lease ' },
  { type: 'token', id: 1, kind: 'open', shown: '<b>' },
  { type: 'text', text: 'of a workshop' },
];

function term(start: number, end: number, found: string) {
  return { start, end, text: found, target: '', note: '', isForbidden: false };
}

test('a segment is cut where its terms begin and end', () => {
  const pieces = termPieces(text, [term(4, 9, 'lease'), term(15, 23, 'workshop')]);
  expect(
    pieces.map((piece) => (piece.type === 'token' ? '<b>' : [piece.type, piece.text])),
  ).toEqual([
    ['text', 'The '],
    ['term', 'lease'],
    ['text', ' '],
    '<b>',
    ['text', 'of a '],
    ['term', 'workshop'],
  ]);
});

test('a term with a token inside is cut around it', () => {
  const pieces = termPieces(text, [term(4, 12, 'lease of')]);
  expect(pieces.map(({ type }) => type)).toEqual(['text', 'term', 'token', 'term', 'text']);
});

test('terms that overlap mark no letter twice', () => {
  const pieces = termPieces(
    [{ type: 'text', text: 'abcdef' }],
    [term(0, 4, 'abcd'), term(2, 6, 'cdef')],
  );
  expect(pieces.map((piece) => (piece.type === 'token' ? '' : piece.text))).toEqual(['abcd', 'ef']);
});
