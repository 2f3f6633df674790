import { expect, test } from 'vitest';
import { someChunk, someDocument } from '../testSummary.ts';
import { countRead, coverageOf, stripPaths } from './coverage.ts';
import { layOut } from './sourceLayout.ts';

const layout = layOut([someDocument({ blockCount: 6 })]);

test('each block stands as its chunk stands', () => {
  const chunks = [
    someChunk({ firstBlock: 0, lastBlock: 1, state: 'read' }),
    someChunk({ firstBlock: 2, lastBlock: 3, state: 'reading' }),
    someChunk({ firstBlock: 4, lastBlock: 4 }),
  ];
  expect([...coverageOf(layout, chunks)]).toEqual([3, 3, 2, 2, 1, 0]);
});

test('a block cut between two chunks is read once both are', () => {
  const first = someChunk({ firstBlock: 0, lastBlock: 2, state: 'read' });
  const second = someChunk({ firstBlock: 2, lastBlock: 3 });
  expect([...coverageOf(layout, [first, second])]).toEqual([3, 3, 1, 1, 0, 0]);
  expect([...coverageOf(layout, [first, { ...second, state: 'read' }])].at(2)).toBe(3);
});

test('what is read is counted against what is planned', () => {
  expect(countRead(Uint8Array.of(3, 3, 2, 1, 0))).toEqual({ read: 2, planned: 4 });
});

test('every row has a tick of its own while there is room', () => {
  const { read, planned } = stripPaths(Uint8Array.of(3, 1, 3), 30);
  expect(read).toBe('M0 0h10v8h-10zM0 20h10v8h-10z');
  expect(planned).toBe('M0 10h3v8h-3z');
});

test('with more rows than pixels, a pixel is read only when all of its rows are', () => {
  const coverage = new Uint8Array(50_000).fill(3);
  expect(stripPaths(coverage, 500).planned).toBe('');
  coverage[101] = 1;
  expect(stripPaths(coverage, 500).planned).toBe('M0 1h3v1h-3z');
  coverage[199] = 2;
  expect(stripPaths(coverage, 500)).toMatchObject({ planned: '', reading: 'M0 1h7v1h-7z' });
});
