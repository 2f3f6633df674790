import { expect, test } from 'vitest';
import { isSameStack, moved, withAdapter, withoutAdapter, withStrength } from './editing.ts';

const [first, second, third] = ['a', 'b', 'c'];
const both = [
  { adapterId: first, strength: 1 },
  { adapterId: second, strength: 0.5 },
];

test('an adapter turned on comes last, at its full strength', () => {
  expect(withAdapter(both, third)).toEqual([...both, { adapterId: third, strength: 1 }]);
  expect(withoutAdapter(both, first)).toEqual([{ adapterId: second, strength: 0.5 }]);
});

test('a strength changes where it stands; 0 keeps the adapter in the stack', () => {
  expect(withStrength(both, first, 0)).toEqual([
    { adapterId: first, strength: 0 },
    { adapterId: second, strength: 0.5 },
  ]);
});

test('an adapter moves by one place, and not past the ends', () => {
  expect(moved(both, second, -1)).toEqual(both.toReversed());
  expect(moved(both, first, -1)).toEqual(both);
  expect(moved(both, second, 1)).toEqual(both);
  expect(moved(both, third, 1)).toEqual(both);
});

test('two stacks are the same whatever their order, and differ by one strength', () => {
  expect(isSameStack(both, both.toReversed())).toBe(true);
  expect(isSameStack(both, withStrength(both, second, 0.6))).toBe(false);
  expect(isSameStack(both, withAdapter(both, third))).toBe(false);
  expect(isSameStack([], [])).toBe(true);
});
