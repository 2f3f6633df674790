import { expect, test } from 'vitest';
import { matchText } from './matching.ts';

const titles = ['New chat', 'Rename this chat', 'Next chat', 'Theme: dark', 'Theme: light'];

function bestTitle(query: string): string | undefined {
  return titles
    .map((title) => ({ title, score: matchText(query, title)?.score ?? -1 }))
    .toSorted((first, second) => second.score - first.score)[0]?.title;
}

test.each([
  ['new', 'New chat'],
  ['nc', 'New chat'],
  ['ren', 'Rename this chat'],
  ['th', 'Theme: dark'],
  ['thda', 'Theme: dark'],
  ['theme l', 'Theme: light'],
])('%s finds %s first', (query, title) => {
  expect(bestTitle(query)).toBe(title);
});

test('marks the characters that belong together, not merely the first ones', () => {
  expect(matchText('chat', 'Catch a chat')?.positions).toEqual([8, 9, 10, 11]);
});

test('ignores case, accents and spaces', () => {
  expect(matchText('RE SUME', 'Résumé')).not.toBeNull();
});

test('counts an emoji as one character', () => {
  expect(matchText('b', '👩‍👩‍👧 b')?.positions).toEqual([2]);
});

test('finds nothing when a character is missing or out of order', () => {
  expect(matchText('xyz', 'New chat')).toBeNull();
  expect(matchText('tahc', 'chat')).toBeNull();
});

test('an empty query matches everything equally', () => {
  expect(matchText('', 'New chat')).toEqual({ score: 0, positions: [] });
});
