import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { SegmentText } from '../../../../../shared/api/segments.ts';
import { doubledTokens, editableText, missingTokens, parseEditable } from './segmentText.ts';

const source: SegmentText = [
  { type: 'text', text: 'Hello ' },
  { type: 'token', id: 1, kind: 'open', shown: '<b>' },
  { type: 'text', text: 'you' },
  { type: 'token', id: 1, kind: 'close', shown: '</b>' },
  { type: 'text', text: ', ' },
  { type: 'token', id: 2, kind: 'standalone', shown: '{{name}}' },
];

test('tokens are marks while a target is edited, and tokens again after it', () => {
  expect(editableText(source)).toBe('Hello ⟨1⟩you⟨/1⟩, ⟨2/⟩');
  expect(parseEditable(editableText(source), source)).toEqual(source);
});

test('a mark that the source does not have is text', () => {
  expect(parseEditable('⟨2/⟩ und ⟨7⟩', source)).toEqual([
    { type: 'token', id: 2, kind: 'standalone', shown: '{{name}}' },
    { type: 'text', text: ' und ⟨7⟩' },
  ]);
});

test('missing and doubled tokens are told', () => {
  const target = parseEditable('⟨1⟩Hallo⟨1⟩', source);
  expect(missingTokens(target, source).map(({ shown }) => shown)).toEqual(['</b>', '{{name}}']);
  expect(doubledTokens(target).map(({ shown }) => shown)).toEqual(['<b>']);
});

test('whatever is typed, nothing of it is lost', () => {
  const piece = constantFrom('⟨1⟩', '⟨/1⟩', '⟨2/⟩', '⟨9⟩', '⟨', 'a ', '⟩');
  assert(
    property(array(piece), (pieces) => {
      const edited = pieces.join('');
      expect(editableText(parseEditable(edited, source))).toBe(edited);
    }),
  );
});
