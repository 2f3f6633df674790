import { expect, test } from 'vitest';
import { isChatter, withoutFrame } from './answerText.ts';
import { inPieces, joinPieces } from './pieces.ts';
import { repeatedEnd } from './repetition.ts';

test.each([
  'Sure, here is the translation:\nIl pleut.',
  "Here's the French text:\n\nIl pleut.",
  'The translation is:\nIl pleut.',
  'Voici la traduction :\nIl pleut.',
  'Il pleut.\n\nNote: this is informal.',
  'Il pleut.\n\n(Note: “il” is impersonal.)',
  'Il pleut.\nIl neige.',
])('“%s” is talk about a translation', (answer) => {
  expect(isChatter(answer, 'It rains.')).toBe(true);
});

test.each([
  ['Sure, here it is:\nthe hat.', 'Bien sûr, le voici :\nle chapeau.'],
  ['It rains.', 'Il pleut.'],
  ['Note: it rains.', 'Note : il pleut.'],
  ['One.\nTwo.', 'Un.\nDeux.'],
])('“%s” as “%s” is one', (source, answer) => {
  expect(isChatter(answer, source)).toBe(false);
});

test('a frame around the answer is not part of it, unless the text has one', () => {
  expect(withoutFrame(' ```\nIl pleut.\n``` ', 'It rains.')).toBe('Il pleut.');
  expect(withoutFrame('```text\nIl pleut.\n```', 'It rains.')).toBe('Il pleut.');
  expect(withoutFrame('```\nIl pleut.\n```', '```\nIt rains.\n```')).toBe('```\nIl pleut.\n```');
  expect(withoutFrame('“Il pleut.”', 'It rains.')).toBe('“Il pleut.”');
});

test('an end that repeats itself is found, a rhyme is not', () => {
  expect(repeatedEnd('Oui, oui, oui.')).toBeNull();
  expect(repeatedEnd(`Il pleut. ${'et il neige '.repeat(6)}`)).toBe('et il neige');
  expect(repeatedEnd('-'.repeat(200))).toBeNull();
});

test('a text is halved after a sentence, a clause or a word near its middle', () => {
  expect(inPieces('The house is red. The door is blue.')).toEqual([
    'The house is red.',
    'The door is blue.',
  ]);
  expect(inPieces('The house is red, the door is blue')).toEqual([
    'The house is red,',
    'the door is blue',
  ]);
  expect(inPieces('house door')).toEqual(['house', 'door']);
  expect(inPieces('ab')).toEqual(['a', 'b']);
  expect(inPieces('a')).toBeNull();
  expect(joinPieces(['家は赤い。', 'ドアは青い。'], 'ja')).toBe('家は赤い。ドアは青い。');
  expect(joinPieces(['Un', 'deux'], 'fr')).toBe('Un deux');
});
