import { expect, test } from 'vitest';
import { createOrigins, halved, mergedStatements, statementsFrom } from './statements.ts';

const notes = [
  ...statementsFrom('- The harbour was dug in 1874.\n- Ships came from Riga.', {
    index: 0,
    headingPath: ['Harbour'],
  }),
  ...statementsFrom('The bridge opened in 1902.', { index: 1, headingPath: ['Bridge'] }),
];

test('a merged statement keeps the chunks of those it says again', () => {
  const merged = mergedStatements(
    'The harbour was dug in 1874 and the bridge opened in 1902.\nShips came.',
    notes,
  );
  expect(merged.map(({ chunks }) => chunks)).toEqual([[0, 1], [0]]);
});

test('what is like no statement may come from any chunk', () => {
  expect(createOrigins(notes)('Penguins breed on ice.')).toEqual([0, 1]);
});

test('halving gets to nothing in the end, whatever the statements', () => {
  let statements = notes;
  for (let round = 0; statements.some(({ text }) => text !== ''); round += 1) {
    expect(round).toBeLessThan(20);
    statements = halved(statements);
  }
});
