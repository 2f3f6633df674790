import { expect, test } from 'vitest';
import { firstReach, lastReach } from './deleting.ts';

test.each([
  ['Where is Tom?', true, 'Tom?'],
  ['One two  ', true, 'two  '],
  ['...', true, '...'],
  ['Ende 👩‍👧', false, '👩‍👧'],
  ['One.\n', false, '\n'],
  ['One.\n\nTwo', true, 'Two'],
  ['', true, ''],
])('the end of %j', (text, isWord, taken) => {
  expect(text.slice(text.length - lastReach(text, isWord))).toBe(taken);
});

test.each([
  ['Tom? Yes', true, 'Tom'],
  [', and', true, ', and'],
  ['é!', false, 'é'],
  ['\nTwo', false, '\n'],
  ['', false, ''],
])('the start of %j', (text, isWord, taken) => {
  expect(text.slice(0, firstReach(text, isWord))).toBe(taken);
});
