import { expect, test } from 'vitest';
import {
  identity,
  openContent,
  sources,
  translateWith,
  upperCase,
  writtenText,
} from '../../testFiles.ts';

test('quotes and separators stay, cells without quotes get them when they need them', () => {
  const content = 'id;text;url\r\n1;"Say ""hi"" {name}";https://a.test/\r\n2;Two words here;x\r\n';
  const file = openContent('a.csv', content);
  expect(sources(file)).toEqual(['Say "hi" <1/>', 'Two words here']);
  expect(writtenText(file, identity)).toBe(content);
  expect(writtenText(file, upperCase)).toBe(
    'id;text;url\r\n1;"SAY ""HI"" {name}";https://a.test/\r\n2;TWO WORDS HERE;x\r\n',
  );
  expect(writtenText(file, (text) => text.replace('Two', 'a;b'))).toContain('2;"a;b words here";x');
});

test('the chosen columns are translated, whatever they look like', () => {
  const file = openContent('a.tsv', 'one\tzwei drei\nfour\tfünf sechs\n', [0]);
  expect(sources(file)).toEqual(['four']);
  expect(Buffer.from(file.write(translateWith(file, upperCase), null)).toString()).toBe(
    'one\tzwei drei\nFOUR\tfünf sechs\n',
  );
});

test('a quote that is not closed is told of', () => {
  expect(() => openContent('a.csv', 'a,b\n"c,d\n')).toThrow('file-malformed');
});

test('every column is described, with what stands in it and whether it is translated', () => {
  const content = 'id,title,price\n1,"Chair, ""old""",10\n2,Two chairs,\n3,Three chairs,10\n';
  expect(openContent('a.csv', content).columns).toEqual([
    { index: 0, name: 'id', samples: ['1', '2'], isChosen: false },
    { index: 1, name: 'title', samples: ['Chair, "old"', 'Two chairs'], isChosen: true },
    { index: 2, name: 'price', samples: ['10'], isChosen: false },
  ]);
  const [, second] = openContent('a.csv', '1,Noch ein Satz.\n2,\n', [0]).columns ?? [];
  expect(second).toEqual({ index: 1, name: '', samples: ['Noch ein Satz.'], isChosen: false });
});

test('a long table is read to its end, a table of too many columns is refused', () => {
  const rows = 200_000;
  expect(sources(openContent('a.csv', `text\n${'Two words\n'.repeat(rows)}`))).toHaveLength(rows);
  expect(() => openContent('a.csv', 'a,'.repeat(1001))).toThrow(/document-over-limit.*columns/);
});
