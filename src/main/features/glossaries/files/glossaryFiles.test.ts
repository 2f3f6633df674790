import { expect, test } from 'vitest';
import type { NewTerm } from '../glossaryStore.ts';
import { readTable, writeTable } from './glossaryTable.ts';
import type { ReadTerms } from './glossaryTable.ts';
import { readTbx, writeTbx } from './tbx.ts';

const pair = { from: 'en', to: 'fr' } as const;

function shortly({ terms, skipped }: ReadTerms) {
  return { pairs: terms.map(({ source, target }) => `${source} = ${target}`), skipped };
}

const terms: NewTerm[] = [
  {
    source: 'library',
    target: 'bibliothèque',
    note: 'Of code, "not" of books;\nsee <the> guide & co.',
    isCaseSensitive: true,
    allowsInflection: false,
    isForbidden: false,
  },
  {
    source: 'library',
    target: 'librairie',
    note: '',
    isCaseSensitive: false,
    allowsInflection: true,
    isForbidden: true,
  },
];

test.each([',', '\t'] as const)('what is written with %j reads as it was', (delimiter) => {
  expect(readTable('a.csv', writeTable(terms, pair, delimiter), pair)).toEqual({
    terms,
    skipped: 0,
  });
});

test('columns are found by language, by name, or by place', () => {
  const byLanguage = 'de,fr-FR,EN,definition (en)\nHaus,maison,house,"A building, lived in"\n';
  expect(readTable('a.csv', byLanguage, pair).terms).toMatchObject([
    { source: 'house', target: 'maison', note: 'A building, lived in' },
  ]);
  expect(shortly(readTable('a.csv', 'target;source\nmaison;house\n', pair)).pairs).toEqual([
    'house = maison',
  ]);
  const bare = '\uFEFFhouse\tmaison\r\ndoor\t\r\n\r\ncat\tchat\tthe pet\r\n';
  expect(shortly(readTable('a.tsv', bare, pair))).toEqual({
    pairs: ['house = maison', 'cat = chat'],
    skipped: 1,
  });
});

test('an open quotation mark is told with its line', () => {
  expect(() => readTable('a.csv', 'house,maison\n"door,porte\n', pair)).toThrow(
    expect.objectContaining({ code: 'file-malformed' }),
  );
});

test('TBX of 2019 and of 2008 read alike', async () => {
  const of2019 = `<tbx type="TBX-Basic" style="dca"><text><body>
    <conceptEntry id="1"><descrip type="definition">A building</descrip>
      <langSec xml:lang="en-GB"><termSec><term>house</term></termSec></langSec>
      <langSec xml:lang="fr"><termSec><term>maison</term></termSec>
        <termSec><term>baraque</term>
          <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
      </langSec></conceptEntry>
    <conceptEntry id="2"><langSec xml:lang="en"><termSec><term>door</term></termSec></langSec>
    </conceptEntry></body></text></tbx>`;
  const of2008 = of2019
    .replaceAll('conceptEntry', 'termEntry')
    .replaceAll('langSec', 'langSet')
    .replaceAll('termSec', 'tig');
  const read = await readTbx('a.tbx', of2019, pair);
  expect(read).toEqual(await readTbx('a.tbx', of2008, pair));
  expect(shortly(read)).toEqual({ pairs: ['house = maison', 'house = baraque'], skipped: 1 });
  expect(read.terms.map(({ note, isForbidden }) => [note, isForbidden])).toEqual([
    ['A building', false],
    ['A building', true],
  ]);
});

test('what is written as TBX reads as it was, but for case and inflection', async () => {
  const read = await readTbx('a.tbx', writeTbx('A & B', terms, pair), pair);
  expect(read.terms).toEqual(
    terms.map((term) => ({ ...term, isCaseSensitive: false, allowsInflection: true })),
  );
});

test('broken TBX is told with line and column', async () => {
  await expect(readTbx('a.tbx', '<tbx>\n<text></tbx>', pair)).rejects.toMatchObject({
    code: 'file-malformed',
    details: { name: 'a.tbx', line: 2 },
  });
});
