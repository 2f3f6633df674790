import { expect, test } from 'vitest';
import { createTermIndex } from './termIndex.ts';
import type { NewTerm } from './glossaryStore.ts';

function index(...terms: (Partial<NewTerm> & { source: string; target: string })[]) {
  return createTermIndex(
    terms.map((term, number) => ({
      id: String(number),
      note: '',
      isCaseSensitive: false,
      allowsInflection: true,
      isForbidden: false,
      ...term,
    })),
  );
}

function found(source: string, text: string, sense: Partial<NewTerm> = {}): string[] {
  return index({ source, target: 'x', ...sense })
    .match(text)
    .map((term) => term.text);
}

test.each<[string, string, Partial<NewTerm>, string[]]>([
  ['data frame', 'A Data frame and two data frames.', {}, ['Data frame', 'data frames']],
  ['model', 'remodel the modeless models', {}, ['modeless', 'models']],
  ['model', 'models', { allowsInflection: false }, []],
  ['US', 'tell us, US', { isCaseSensitive: true, allowsInflection: false }, ['US']],
  ['bit', 'a bite of bitterness, one bit', { allowsInflection: false }, ['bit']],
  ['Haus', 'Die Häuser und das Haus', {}, ['Häuser', 'Haus']],
  ['e-mail', 'an e mail and an e-mail', {}, ['e-mail']],
  ['C++', 'C and C++, not c', {}, ['C++']],
  ['東京', '私は東京タワーへ', {}, ['東京']],
  ['relational database', 'relational  databases', {}, ['relational  databases']],
  ['été', "l'ete, l’été, répété", {}, ['ete', 'été']],
  ['libro', 'due libri, un librone', {}, ['libri', 'librone']],
  ['data', 'the date of the data', {}, ['data']],
])('%j in %j (%j) is found as %j', (source, text, sense, expected) => {
  expect(found(source, text, sense)).toEqual(expected);
});

test('what is missed comes with all that would do, at the beginning of a sentence as well', () => {
  const terms = index(
    { source: 'boat', target: 'navire' },
    { source: 'boat', target: 'Vaisseau', isCaseSensitive: true },
    { source: 'boat', target: 'rafiot', isForbidden: true },
    { source: 'port', target: 'port' },
  );
  const wanted = [['navire', 'Navire', 'Vaisseau']];
  expect(terms.missed('A boat in a port.', 'Un bateau dans un port.')).toEqual(wanted);
  expect(terms.missed('A boat.', 'Des navires.')).toEqual([]);
  expect(terms.missed('A boat.', 'Un rafiot.')).toEqual(wanted);
});

test('the longer of two terms in one place counts, and equals both', () => {
  const terms = index(
    { source: 'base', target: 'a' },
    { source: 'base model', target: 'b' },
    { source: 'base model', target: 'c' },
  );
  expect(terms.match('The base models of a base').map(({ target }) => target)).toEqual([
    'b',
    'c',
    'a',
  ]);
});

test('a missed term is named, any of several targets will do', () => {
  const terms = index(
    { source: 'library', target: 'bibliothèque' },
    { source: 'library', target: 'médiathèque' },
    { source: 'array', target: 'tableau' },
  );
  expect(terms.check('Two libraries, one array', 'Deux médiathèques, un vecteur')).toEqual([
    { code: 'term-missed', detail: 'tableau' },
  ]);
  expect(terms.check('The library', 'La librairie')).toEqual([
    { code: 'term-missed', detail: 'bibliothèque / médiathèque' },
  ]);
});

test('a forbidden translation is named only where its source stands', () => {
  const terms = index({ source: 'library', target: 'librairie', isForbidden: true });
  expect(terms.check('A library', 'Une librairie')).toEqual([
    { code: 'term-forbidden', detail: 'librairie' },
  ]);
  expect(terms.check('A bookshop', 'Une librairie')).toEqual([]);
});

test('twenty thousand terms are looked for in a sentence within milliseconds', () => {
  const terms = index(
    ...Array.from({ length: 20_000 }, (_, number) => ({
      source: `${number.toString(36)}term of art`,
      target: 'x',
    })),
  );
  const started = performance.now();
  for (let round = 0; round < 20; round += 1) terms.match('Some words and 7psterm of art.');
  expect((performance.now() - started) / 20).toBeLessThan(20);
});
