import { expect, test } from 'vitest';
import { piecesOf } from './marks.ts';

const block = { text: 'one two three', start: 100 };

test('a block is cut at its marks, and nothing of it is lost', () => {
  const pieces = piecesOf(block, [{ start: 104, end: 107, isCurrent: true }]);
  expect(pieces.map(({ text, mark }) => [text, mark !== null])).toEqual([
    ['one ', false],
    ['two', true],
    [' three', false],
  ]);
});

test('a mark that reaches beyond the block covers what is in it', () => {
  const pieces = piecesOf(block, [{ start: 0, end: 103, isCurrent: false }]);
  expect(pieces.map(({ text, mark }) => [text, mark !== null])).toEqual([
    ['one', true],
    [' two three', false],
  ]);
});

test('where marks overlap, the one in front wins', () => {
  const pieces = piecesOf(block, [
    { start: 100, end: 113, isCurrent: false },
    { start: 104, end: 107, isCurrent: true },
  ]);
  expect(pieces.map(({ mark }) => mark?.isCurrent)).toEqual([false, true, false]);
});

test('a block without marks is one piece', () => {
  expect(piecesOf(block, [])).toEqual([{ text: block.text, start: 100, mark: null }]);
});
