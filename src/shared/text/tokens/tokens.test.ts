import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SegmentPart, SegmentText } from '../../api/segments.ts';
import { checkTokens } from './checkTokens.ts';
import { parseFromModel, renderForModel } from './modelText.ts';
import { repairTokens } from './repairTokens.ts';
import { joinTexts, plainText, tokenKey, tokensOf } from '../../segmentText.ts';
import { anySegment, segment, written } from './testTokens.ts';

const runs = 10_000;

test.each([
  ['Click <1>here</1> for <2/>', '<2/>: <1>hier</1> klicken', []],
  ['Click <1>here</1>', 'Hier klicken', ['token-missing <1>', 'token-missing </1>']],
  ['Click <1>here</1>', '<1>Hier klicken', ['token-missing </1>']],
  ['<1/> files', '<1/> <1/> Dateien', ['token-misplaced <1/>']],
  ['<1/> files', '<1/> <2/> Dateien', ['token-unknown <2/>']],
  ['<1>a</1> b', '</1>a<1> b', ['token-misplaced </1>']],
  ['<1>a</1> <2>b</2>', '<1>a <2>b</1> c</2>', ['token-misplaced <2>', 'token-misplaced </1>']],
  ['<1>a</1> <2>b</2>', '<1>a <2>b</2></1>', ['token-misplaced <2>']],
  ['<1>a <2>b</2></1>', '<1>a</1> <2>b</2>', []],
  ['no tokens', 'keine', []],
])('%s as %s', (source, target, issues) => {
  const found = checkTokens(segment(source), segment(target));
  expect(found.map(({ code, detail }) => `${code} ${detail}`)).toEqual(issues);
});

test.each([
  ['Click <1>here</1> for <2/>', '<2/>: <1>hier</1> klicken'],
  ['Press <1> twice', 'Zweimal <1> drücken'],
  ['Call [1] <2/>', '<2/> [1] anrufen'],
])('the form for the model of %s is read again', (source, target) => {
  expect(renderForModel(segment(source))).toBe(source);
  expect(written(parseFromModel(target, segment(source)))).toBe(target);
});

test.each([
  ['Click < 1 > here </ 1>.', 'Click <1>here</1>.'],
  ['Click<1> here</1>.', 'Click <1>here</1>.'],
  ['Click <1>here<1>.', 'Click <1>here</1>.'],
  ['Click ＜１＞here＜／１＞.', 'Click <1>here</1>.'],
  ['Click <١>here</١>.', 'Click <1>here</1>.'],
  ['Click <1>here<\\1>.', 'Click <1>here</1>.'],
])('a small slip is understood: %s', (reply, understood) => {
  const source = segment('Click <1>here</1>.');
  expect(written(parseFromModel(reply, source))).toBe(understood);
});

test.each([
  ['<1> files', '<1/> files'],
  ['<1></1> files', '<1/> files'],
  ['</1> files', '<1/> files'],
])('a placeholder is understood as a pair: %s', (reply, understood) => {
  expect(written(parseFromModel(reply, segment('<1/> files')))).toBe(understood);
});

test('a tag that the source does not have is told of', () => {
  const source = segment('Click <1>here</1>.');
  const target = parseFromModel('<1>hier</1> <4>klicken</4>.', source);
  expect(checkTokens(source, target).map(({ code }) => code)).toEqual([
    'token-unknown',
    'token-unknown',
  ]);
});

test.each([
  ['<1>All of it.</1>', 'Das Ganze.', '<1>Das Ganze.</1>'],
  ['<1/> files', 'Dateien', '<1/>Dateien'],
  ['Run <1>npm start</1> now', 'Jetzt npm start ausführen', 'Jetzt <1>npm start</1> ausführen'],
  ['See <1>this page</1>', 'Siehe <1>diese Seite', 'Siehe <1>diese Seite</1>'],
  ['<1><2/></1> is new', '<2/> ist neu', '<1><2/></1> ist neu'],
  ['<1/> files', '<1/> <1/> <7/>Dateien', '<1/>  Dateien'],
])('%s, answered as %s, is put right without doubt', (source, target, whole) => {
  const { text, issues } = repairTokens(segment(source), segment(target));
  expect([written(text), issues]).toEqual([whole, []]);
});

test('a guess is told of', () => {
  const { text, issues } = repairTokens(segment('You have <1/> files'), segment('Sie haben Akten'));
  expect(written(text)).toBe('Sie haben<1/> Akten');
  expect(issues).toEqual([{ code: 'token-misplaced', detail: '<1/>' }]);
});

/** Independent of the code under test: once each, and brackets that match. */
function isWhole(source: SegmentText, target: SegmentText): boolean {
  if (keysInOrder(source) !== keysInOrder(target)) return false;
  let rest = tokensOf(target)
    .filter(({ kind }) => kind !== 'standalone')
    .map(({ id, kind }) => `${kind === 'open' ? '(' : ')'}${id};`)
    .join('');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/\((\d+);\)\1;/g, '');
  }
  return rest === '';
}

function keysInOrder(text: SegmentText): string {
  return tokensOf(text).map(tokenKey).toSorted().join();
}

type Blow = { kind: 'drop' | 'double' | 'move' | 'invent'; at: number; to: number };

const blows = fc.array(
  fc.record<Blow>({
    kind: fc.constantFrom('drop', 'double', 'move', 'invent'),
    at: fc.nat(),
    to: fc.nat(),
  }),
  { maxLength: 5 },
);

/** An engine that does to tokens what it likes. */
function strike(source: SegmentText, hits: readonly Blow[]): SegmentText {
  let parts: SegmentPart[] = [...source];
  for (const { kind, at, to } of hits) {
    const tokens = parts.flatMap((part, index) => (part.type === 'token' ? [index] : []));
    const index = tokens[at % Math.max(tokens.length, 1)];
    const token = index === undefined ? undefined : parts[index];
    const place = to % (parts.length + 1);
    if (kind === 'invent') {
      parts = parts.toSpliced(place, 0, { type: 'token', id: 900, kind: 'open', shown: '<900>' });
    } else if (index !== undefined && token) {
      const rest = kind === 'double' ? parts : parts.toSpliced(index, 1);
      parts = kind === 'drop' ? rest : rest.toSpliced(place % (rest.length + 1), 0, token);
    }
  }
  return joinTexts(parts);
}

test('no token is lost, doubled or invented without being told', () => {
  let lost = 0;
  let told = 0;
  fc.assert(
    fc.property(anySegment, blows, (source, hits) => {
      expect(checkTokens(source, source)).toEqual([]);
      const target = strike(source, hits);
      const issues = checkTokens(source, target);
      if (!isWhole(source, target)) {
        lost += 1;
        expect(issues).not.toEqual([]);
      }
      if (issues.length > 0) told += 1;
    }),
    { numRuns: runs },
  );
  expect(lost).toBeGreaterThan(runs / 10);
  process.stdout.write(`tokens: ${runs} mixes, ${lost} damaged, ${told} told, 0 undetected\n`);
});

test('whatever is broken is put right, and the words stay', () => {
  fc.assert(
    fc.property(anySegment, blows, (source, hits) => {
      const target = strike(source, hits);
      const { text } = repairTokens(source, target);
      expect(checkTokens(source, text)).toEqual([]);
      expect(isWhole(source, text)).toBe(true);
      expect(plainText(text)).toBe(plainText(target));
    }),
    { numRuns: runs },
  );
});

test('the form for the model says exactly what the segment says', () => {
  fc.assert(
    fc.property(anySegment, (source) => {
      expect(parseFromModel(renderForModel(source), source)).toEqual(source);
    }),
    { numRuns: runs },
  );
});

test('a model that loses, doubles and moves tags is found out', () => {
  fc.assert(
    fc.property(anySegment, blows, (source, hits) => {
      const struck = strike(source, hits);
      const read = parseFromModel(renderForModel(struck, source), source);
      // Reading may put a slip right; what is then accepted has each token once.
      if (checkTokens(source, read).length === 0) expect(isWhole(source, read)).toBe(true);
      const isUntouched = isWhole(source, struck) && checkTokens(source, struck).length === 0;
      if (isUntouched) expect(checkTokens(source, read)).toEqual([]);
    }),
    { numRuns: runs },
  );
});
