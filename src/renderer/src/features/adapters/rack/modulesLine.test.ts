import { expect, test } from 'vitest';
import { modulesLine } from './modulesLine.ts';

test('parts of a layer are gathered under what they belong to, in the order they act', () => {
  expect(modulesLine(['attn_k', 'attn_output', 'attn_q', 'ffn_down', 'ffn_gate'])).toBe(
    'attention (q, k, output), feed-forward (gate, down)',
  );
});

test('what is no such part keeps its name', () => {
  expect(modulesLine(['ssm_in', 'attn_v', 'ffn_gate_exps'])).toBe(
    'attention (v), ssm_in, ffn_gate_exps',
  );
});
