import { expect, test } from 'vitest';
import { pdfFile } from '../../../../../fixtures/documents/pdfFile.ts';
import { bookPage, column, wrap } from '../../../../../fixtures/documents/pdfPages.ts';
import { expectWhole, outline, parseAs, textOf } from '../../testDocuments.ts';

const lorem = [
  'The company sold more in the north than in all other regions taken to-',
  'gether, although the winter was long and the ships came late to the har-',
  'bour. Nobody had expected that, least of all those who had planned it.',
];

test('lines become paragraphs, broken words are whole, heads and numbers go', async () => {
  const pages = [1, 2, 3, 4].map((number) =>
    bookPage(number, [
      { text: `Chapter ${number}`, x: 72, y: 770, size: 18 },
      ...column(lorem, { y: 730 }),
      ...column(
        wrap(`A second paragraph, which goes on ${'and on '.repeat(9 + number)}and ends.`, 70),
        {
          y: 670 - number * 6,
        },
      ),
    ]),
  );
  const document = await parseAs('report.pdf', pdfFile({ pages, title: 'Report' }));
  expectWhole(document);
  expect(document).toMatchObject({ format: 'pdf', title: 'Report', pageCount: 4, notes: [] });
  expect(outline(document).slice(0, 3)).toEqual([
    'heading: Chapter 1',
    'paragraph: The company sold more in the north than in all other regions taken together, although the winter was long and the ships came late to the harbour. Nobody had expected that, least of all those who had planned it.',
    `paragraph: A second paragraph, which goes on ${'and on '.repeat(10)}and ends.`,
  ]);
  expect(document.text).not.toMatch(/Annual Report/);
  expect(document.blocks.map((block) => block.page)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  expect(document.blocks[4]?.headingPath).toEqual(['Chapter 2']);
});

test('columns are read one after the other, under what spans them', async () => {
  const words = 'alpha beta gamma delta epsilon zeta eta theta';
  const lines = (side: string) =>
    Array.from({ length: 12 }, (_, n) => `${side} ${n} ${words.slice(0, 30)}`);
  const texts = [
    { text: 'A Title over Both Columns of the Page', x: 150, y: 800, size: 20 },
    ...column(lines('left'), { x: 50, y: 760 }),
    // Not level with the left ones, as it often is.
    ...column(lines('right'), { x: 310, y: 755 }),
  ];
  const document = await parseAs('paper.pdf', pdfFile({ pages: [{ texts }] }));
  const order = [...document.text.matchAll(/(left|right) (\d+)/g)].map((match) => match[0]);
  expect(order).toEqual([
    ...Array.from({ length: 12 }, (_, n) => `left ${n}`),
    ...Array.from({ length: 12 }, (_, n) => `right ${n}`),
  ]);
});

test('a table is read by its rows', async () => {
  const rows = [
    ['Region', 'Ships', 'Tons'],
    ['North', '12', '1,450'],
    ['South', '7', '830'],
  ];
  const texts = rows.flatMap((cells, row) =>
    cells.map((text, index) => ({ text, x: 72 + index * 150, y: 700 - row * 16 })),
  );
  const document = await parseAs('table.pdf', pdfFile({ pages: [{ texts }] }));
  expect(outline(document)).toEqual([
    'table-row: Region | Ships | Tons',
    'table-row: North | 12 | 1,450',
    'table-row: South | 7 | 830',
  ]);
});

test('the outline names the headings where there is one', async () => {
  const pages = ['1 Beginnings', '2 Ends'].map((title) => ({
    texts: [{ text: title, x: 72, y: 760 }, ...column(lorem, { y: 730 })],
  }));
  const entries = [
    { title: 'Beginnings', page: 1 },
    { title: 'Ends', page: 2 },
  ];
  const document = await parseAs('o.pdf', pdfFile({ pages, outline: entries }));
  expect(outline(document).filter((block) => block.startsWith('heading'))).toEqual([
    'heading: 1 Beginnings',
    'heading: 2 Ends',
  ]);
});

test('pages without text are named', async () => {
  const empty = { texts: [] };
  const mixed = await parseAs(
    'scan.pdf',
    pdfFile({ pages: [empty, { texts: column(lorem) }, empty] }),
  );
  expect(mixed.notes).toEqual([{ code: 'pages-without-text', pages: [1, 3] }]);
  expect(mixed.blocks[0]?.page).toBe(2);
  expect(textOf(mixed, mixed.blocks[0] ?? expect.fail())).toMatch(/^The company/);
  const scanned = await parseAs('scan.pdf', pdfFile({ pages: [empty, empty] }));
  expect(scanned).toMatchObject({ blocks: [], pageCount: 2 });
});
