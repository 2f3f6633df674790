import { expect, test } from 'vitest';
import { someDocument } from '../testSummary.ts';
import { layOut, rowAt, rowOf } from './sourceLayout.ts';

test('one document is its blocks', () => {
  const layout = layOut([someDocument({ blockCount: 3 })]);
  expect(layout.rowCount).toBe(3);
  expect(rowAt(layout, 2)).toMatchObject({ type: 'block', block: 2 });
  expect(rowAt(layout, 3)).toBeNull();
});

test('several documents follow each other, each below its name', () => {
  const layout = layOut([
    someDocument({ id: 'a', blockCount: 2 }),
    someDocument({ id: 'b', blockCount: 2 }),
  ]);
  expect(layout.rowCount).toBe(6);
  expect(rowAt(layout, 3)).toMatchObject({ type: 'title', document: { id: 'b' } });
  for (const row of [1, 2, 4, 5]) {
    const found = rowAt(layout, row);
    expect(found?.type === 'block' && rowOf(layout, found.document.id, found.block)).toBe(row);
  }
  expect(rowOf(layout, 'elsewhere', 0)).toBeNull();
});
