import { expect, test } from 'vitest';
import type { AdapterPair } from './inspection/adapterFacts.ts';
import { judge } from './verdict.ts';
import type { ModelShape } from './verdict.ts';

const model: ModelShape = {
  architecture: 'llama',
  layerCount: 2,
  heads: 4,
  keyValueHeads: 2,
  tensors: new Map([
    ['token_embd.weight', [64, 1000]],
    ['blk.0.attn_q.weight', [64, 64]],
    ['blk.1.attn_q.weight', [64, 64]],
    ['blk.0.ffn_up_exps.weight', [64, 128, 8]],
  ]),
};

function pair(tensor: string, input: number, output: number, experts = 1): AdapterPair {
  return { tensor, input, rank: 4, output, experts };
}

function judged(pairs: AdapterPair[], architecture = 'llama') {
  return judge({ architecture, pairs }, model);
}

test('what matches tensor by tensor fits', () => {
  expect(
    judged([
      pair('blk.1.attn_q.weight', 64, 64),
      pair('blk.0.ffn_up_exps.weight', 64, 128, 8),
      pair('token_embd.weight', 1000, 64),
    ]),
  ).toEqual({ verdict: 'fits' });
});

test.each([
  [
    'another size of the same architecture',
    [pair('blk.0.attn_q.weight', 128, 128)],
    { kind: 'shape', tensor: 'blk.0.attn_q.weight', adapter: [128, 128], model: [64, 64] },
  ],
  [
    'another vocabulary',
    [pair('token_embd.weight', 2000, 64)],
    { kind: 'shape', tensor: 'token_embd.weight', adapter: [64, 2000], model: [64, 1000] },
  ],
  [
    'another number of experts',
    [pair('blk.0.ffn_up_exps.weight', 64, 128, 4)],
    { kind: 'experts', tensor: 'blk.0.ffn_up_exps.weight', adapter: 4, model: 8 },
  ],
  [
    'layers that are not there',
    [pair('blk.5.attn_q.weight', 64, 64), pair('blk.3.attn_q.weight', 64, 64)],
    { kind: 'layers', adapter: 6, model: 2 },
  ],
  [
    'a tensor that is not there',
    [pair('blk.0.attn_qkv.weight', 64, 64)],
    { kind: 'missing-tensor', tensor: 'blk.0.attn_qkv.weight' },
  ],
])('%s', (_, pairs, difference) => {
  expect(judged(pairs)).toEqual({
    verdict: 'does-not-fit',
    differences: [difference],
    differenceCount: 1,
  });
});

test('of another architecture nothing else is compared', () => {
  expect(judged([pair('blk.0.attn_q.weight', 1, 1)], 'qwen2')).toEqual({
    verdict: 'does-not-fit',
    differences: [{ kind: 'architecture', adapter: 'qwen2', model: 'llama' }],
    differenceCount: 1,
  });
});

test('of many differences a few are told, and how many there are', () => {
  const pairs = Array.from({ length: 30 }, (_, index) => pair(`blk.0.x${index}.weight`, 1, 1));
  const verdict = judged(pairs);
  expect(verdict).toMatchObject({ differenceCount: 30 });
  expect(verdict.verdict === 'does-not-fit' && verdict.differences.length).toBe(8);
});
