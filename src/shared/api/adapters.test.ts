import { isContractProcedure } from '@orpc/contract';
import type { AnyContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { adaptersContract } from './adapters.ts';
import { batchContract } from './batch.ts';
import { compareContract } from './compare.ts';
import { stack } from './stack.ts';

const one = crypto.randomUUID();
const other = crypto.randomUUID();

test.each([
  ['the bare model', [], true],
  ['the whole range', [entry(one, -2), entry(other, 2)], true],
  ['a strength beyond it', [entry(one, 2.01)], false],
  ['a strength typed as text', [{ adapterId: one, strength: '1' }], false],
  ['no number', [entry(one, Number.NaN)], false],
  ['the same adapter twice', [entry(one, 1), entry(one, 0.5)], false],
])('a stack: %s', (_, value, isValid) => {
  expect(stack.safeParse(value).success).toBe(isValid);
});

test('two to four columns are compared, one to four run through a batch', () => {
  const comparison = { conversationId: null, prompt: 'x', isBlind: false };
  const batch = { name: 'x', source: { format: 'lines', text: 'x' } };
  const counts = [0, 1, 2, 4, 5].map((count) => {
    const columns = Array.from({ length: count }, () => []);
    return [
      accepts(compareContract.start, { ...comparison, columns }),
      accepts(batchContract.start, { ...batch, columns }),
    ];
  });
  expect(counts).toEqual([
    [false, false],
    [false, true],
    [true, true],
    [true, true],
    [false, false],
  ]);
});

test('a default is taken away with null, not with nothing', () => {
  const target = { workspace: 'chat', modelId: null };
  expect(accepts(adaptersContract.setDefault, { ...target, stack: null })).toBe(true);
  expect(accepts(adaptersContract.setDefault, target)).toBe(false);
});

function entry(adapterId: string, strength: number) {
  return { adapterId, strength };
}

function accepts(procedure: AnyContractProcedure, input: unknown): boolean {
  expect(isContractProcedure(procedure)).toBe(true);
  const result = procedure['~orpc'].inputSchema?.['~standard'].validate(input);
  return result !== undefined && !(result instanceof Promise) && result.issues === undefined;
}
