import { expect, test } from 'vitest';
import type { SegmentText } from '../../../../shared/api/segments.ts';
import { readTmx } from './readTmx.ts';
import { timeOf, writeTime } from './time.ts';
import { writeTmx } from './writeTmx.ts';

function tmx(units: string, header = 'srclang="en"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" segtype="sentence" ${header}><note>x</note></header>
<body>${units}</body></tmx>`;
}

const marked: SegmentText = [
  { type: 'text', text: 'Press ' },
  { type: 'token', id: 1, kind: 'open', shown: '<b>' },
  { type: 'text', text: 'OK & go' },
  { type: 'token', id: 1, kind: 'close', shown: '</b>' },
  { type: 'token', id: 2, kind: 'standalone', shown: '{{name}}' },
];

/** As OmegaT's level 2 export writes it: numbers from 0, neighbours as properties. */
const ofOmegaT = tmx(`
  <tu><prop type="prev">Before.</prop><prop type="next">After.</prop>
    <tuv xml:lang="en"><seg>Press <bpt i="0" x="0">&lt;b0&gt;</bpt>OK<ept i="0">&lt;/b0&gt;</ept>.</seg></tuv>
    <tuv xml:lang="fr-FR" changedate="20260203T040506Z" changeid="me">
      <seg>Appuyez sur <bpt i="0" x="0">&lt;b0&gt;</bpt>OK<ept i="0">&lt;/b0&gt;</ept>.</seg></tuv></tu>`);

test('a unit as OmegaT writes it is read with its codes, neighbours and time', async () => {
  const { entries, skipped } = await readTmx('a.tmx', ofOmegaT);
  expect(skipped).toBe(0);
  expect(entries).toEqual([
    {
      from: 'en',
      to: 'fr',
      source: [
        { type: 'text', text: 'Press ' },
        { type: 'token', id: 1, kind: 'open', shown: '<b0>' },
        { type: 'text', text: 'OK' },
        { type: 'token', id: 1, kind: 'close', shown: '</b0>' },
        { type: 'text', text: '.' },
      ],
      target: [
        { type: 'text', text: 'Appuyez sur ' },
        { type: 'token', id: 1, kind: 'open', shown: '<b0>' },
        { type: 'text', text: 'OK' },
        { type: 'token', id: 1, kind: 'close', shown: '</b0>' },
        { type: 'text', text: '.' },
      ],
      previous: 'Before.',
      next: 'After.',
      origin: 'a.tmx',
      updatedAt: Date.UTC(2026, 1, 3, 4, 5, 6),
    },
  ]);
});

test('what is written reads as it was', async () => {
  const entry = {
    from: 'en',
    to: 'pt-BR',
    source: marked,
    target: marked,
    origin: 'a.tmx',
    updatedAt: 1_770_000_000_000,
    previous: '“Before” & <more>',
    next: '',
  } as const;
  const { entries } = await readTmx('a.tmx', writeTmx([{ id: 'x', ...entry }]));
  expect(entries).toEqual([entry]);
});

test('of several languages each is paired with the source, and unknown ones are left', async () => {
  const unit = `<tu><tuv xml:lang="de"><seg>Haus</seg></tuv><tuv xml:lang="en"><seg>house</seg></tuv>
    <tuv xml:lang="tlh"><seg>juH</seg></tuv><tuv xml:lang="fr"><seg>maison</seg></tuv></tu>`;
  const lonely = '<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>';
  const { entries, skipped } = await readTmx('a.tmx', tmx(unit + lonely));
  expect(entries.map(({ from, to }) => `${from} ${to}`)).toEqual(['en de', 'en fr']);
  expect(skipped).toBe(1);
  const free = await readTmx('a.tmx', tmx(unit, 'srclang="*all*"'));
  expect(free.entries.map(({ from, to }) => `${from} ${to}`)).toEqual(['de en', 'de fr']);
});

test('highlights, lone codes and codes with text inside become tokens', async () => {
  const seg = `<hi>a</hi><it pos="begin">&lt;i&gt;</it><ph><sub>title</sub></ph><ut>x</ut>`;
  const unit = `<tu><tuv xml:lang="en"><seg>${seg}</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>`;
  const { entries } = await readTmx('a.tmx', tmx(unit));
  expect(entries[0]?.source).toEqual([
    { type: 'token', id: 1, kind: 'open', shown: '' },
    { type: 'text', text: 'a' },
    { type: 'token', id: 1, kind: 'close', shown: '' },
    { type: 'token', id: 2, kind: 'standalone', shown: '<i>' },
    { type: 'token', id: 3, kind: 'standalone', shown: 'title' },
    { type: 'token', id: 4, kind: 'standalone', shown: 'x' },
  ]);
});

test('a broken file is told with its line', async () => {
  await expect(readTmx('a.tmx', tmx('<tu>\n<tuv></tu>'))).rejects.toMatchObject({
    code: 'file-malformed',
    details: { name: 'a.tmx', line: 5 },
  });
});

test('times go both ways', () => {
  expect(timeOf(writeTime(1_770_000_000_000))).toBe(1_770_000_000_000);
  expect([timeOf(undefined), timeOf('yesterday')]).toEqual([null, null]);
});
