import { expect, test } from 'vitest';
import { isExactMatch } from './exactMatch.ts';

test.each([
  ['the same', 'Bonjour, Anna.', 'Bonjour, Anna.', true],
  ['other white space', ' Bonjour,\n Anna. ', 'Bonjour, Anna.', true],
  ['accents coded otherwise', 'e\u0301te\u0301', '\u00e9t\u00e9', true],
  ['another case', 'bonjour, Anna.', 'Bonjour, Anna.', false],
  ['more than asked for', 'Bonjour, Anna. Ça va ?', 'Bonjour, Anna.', false],
])('%s', (_, hypothesis, reference, expected) => {
  expect(isExactMatch(hypothesis, reference)).toBe(expected);
});
