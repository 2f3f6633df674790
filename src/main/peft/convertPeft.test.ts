import { expect, test } from 'vitest';
import { safetensors, withHeader } from '../../../fixtures/peft/peftAdapter.ts';
import { convert, input, llama, pair, rank, weights } from './testConversion.ts';
import type { Written } from './testConversion.ts';

/**
 * `weights.reshape(heads, 2, rows / heads / 2, columns).swapaxes(1, 2).reshape(rows, columns)`, as
 * it stands in `convert_hf_to_gguf.py`, index by index.
 */
function permuted(
  values: readonly number[],
  rows: number,
  columns: number,
  heads: number,
): number[] {
  const half = rows / heads / 2;
  const result: number[] = [];
  for (let head = 0; head < heads; head += 1) {
    for (let index = 0; index < half; index += 1) {
      for (let side = 0; side < 2; side += 1) {
        const row = (head * 2 + side) * half + index;
        result.push(...values.slice(row * columns, (row + 1) * columns));
      }
    }
  }
  return result;
}

const layer = 'model.layers.3';

test('llama: names, shapes and values; the rows of queries and keys in the other order', async () => {
  const { metadata, tensors } = await convert([
    ...pair(`${layer}.self_attn.q_proj`, 8),
    ...pair(`${layer}.self_attn.k_proj`, 4),
    ...pair(`${layer}.self_attn.v_proj`, 4),
    ...pair(`${layer}.self_attn.o_proj`, 8),
    ...pair(`${layer}.mlp.gate_proj`, 10),
    ...pair(`${layer}.mlp.up_proj`, 10),
    ...pair(`${layer}.mlp.down_proj`, 8),
    ...pair('lm_head', 12),
  ]);
  expect(Object.fromEntries(metadata)).toEqual({
    'general.architecture': 'llama',
    'general.type': 'adapter',
    'general.name': 'My adapter',
    'general.base_model.0.name': 'base',
    'adapter.type': 'lora',
    'adapter.lora.alpha': 4,
  });
  expect(Object.fromEntries(tensors)).toEqual({
    ...halves('blk.3.attn_q.weight', 8, (values) => permuted(values, 8, rank, 2)),
    ...halves('blk.3.attn_k.weight', 4, (values) => permuted(values, 4, rank, 1)),
    ...halves('blk.3.attn_v.weight', 4),
    ...halves('blk.3.attn_output.weight', 8),
    ...halves('blk.3.ffn_gate.weight', 10),
    ...halves('blk.3.ffn_up.weight', 10),
    ...halves('blk.3.ffn_down.weight', 8),
    ...halves('output.weight', 12),
  });
});

function halves(
  tensor: string,
  outputs: number,
  order: (values: number[]) => number[] = (values) => values,
): Record<string, Written> {
  return {
    [`${tensor}.lora_a`]: { dimensions: [input, rank], values: weights(rank * input, 1) },
    [`${tensor}.lora_b`]: {
      dimensions: [rank, outputs],
      values: order(weights(outputs * rank, 2)),
    },
  };
}

test.each(['qwen2', 'qwen3', 'gemma2', 'gemma3'])(
  '%s: rows stay as they are',
  async (architecture) => {
    const { tensors } = await convert(pair(`${layer}.self_attn.q_proj`, 8), {
      model: { ...llama, architecture },
    });
    expect(Object.fromEntries(tensors)).toEqual(halves('blk.3.attn_q.weight', 8));
  },
);

test('phi3: what is one matrix there is one matrix here', async () => {
  const { tensors } = await convert(
    [...pair(`${layer}.self_attn.qkv_proj`, 16), ...pair(`${layer}.mlp.gate_up_proj`, 20)],
    { model: { ...llama, architecture: 'phi3' } },
  );
  expect(Object.fromEntries(tensors)).toEqual({
    ...halves('blk.3.attn_qkv.weight', 16),
    ...halves('blk.3.ffn_up.weight', 20),
  });
});

test.each(['model.language_model.layers.3', 'language_model.model.layers.3'])(
  'the writing part of a model that sees: %s',
  async (prefix) => {
    const model = { ...llama, architecture: 'gemma3' };
    const { tensors } = await convert(pair(`${prefix}.mlp.up_proj`, 10), { model });
    expect([...tensors.keys()]).toEqual([
      'blk.3.ffn_up.weight.lora_a',
      'blk.3.ffn_up.weight.lora_b',
    ]);
  },
);

test.each(['F16', 'BF16'] as const)('%s weights come out the same', async (type) => {
  const { tensors } = await convert(pair(`${layer}.self_attn.v_proj`, 4, { type }));
  expect(Object.fromEntries(tensors)).toEqual(halves('blk.3.attn_v.weight', 4));
});

test('embeddings: the first half lies the other way round', async () => {
  const tokens = 5;
  const name = 'base_model.model.model.embed_tokens';
  const first = weights(rank * tokens, 3);
  const { tensors } = await convert([
    { name: `${name}.lora_embedding_A`, shape: [rank, tokens], values: first },
    { name: `${name}.lora_embedding_B`, shape: [8, rank], values: weights(8 * rank, 2) },
  ]);
  expect(tensors.get('token_embd.weight.lora_a')).toEqual({
    dimensions: [rank, tokens],
    values: Array.from({ length: tokens }, (_, token) => [
      first[token],
      first[tokens + token],
    ]).flat(),
  });
  expect(tensors.get('token_embd.weight.lora_b')?.dimensions).toEqual([rank, 8]);
});

test.each([
  ['as they are', {}, [2, 2]],
  ['rank-stabilized', { use_rslora: true }, [4 / Math.SQRT2, 4 / Math.SQRT2]],
  ['an alpha of its own', { alpha_pattern: { 'self_attn.o_proj': 8 } }, [2, 4]],
  [
    'rank-stabilized with an alpha of its own',
    { use_rslora: true, alpha_pattern: { o_proj: 1 } },
    [4 / Math.SQRT2, 1 / Math.SQRT2],
  ],
])('scales: %s', async (_, config, expected) => {
  const { metadata, tensors } = await convert(
    [
      ...pair(`${layer}.self_attn.v_proj`, 4),
      ...pair(`${layer}.self_attn.o_proj`, 8),
      ...pair(`${layer}.mlp.down_proj`, 8),
    ],
    { config },
  );
  // What llama.cpp multiplies with, times what was multiplied into the second half.
  const scales = [
    ['blk.3.attn_v.weight', 4],
    ['blk.3.attn_output.weight', 8],
  ].map(([tensor, outputs]) => {
    const values = tensors.get(`${tensor}.lora_b`)?.values ?? [];
    const plain = weights(Number(outputs) * rank, 2);
    const at = plain.findIndex((value) => value !== 0);
    return (
      (Number(metadata.get('adapter.lora.alpha')) / rank) * ((values[at] ?? 0) / (plain[at] ?? 1))
    );
  });
  for (const [index, scale] of scales.entries()) expect(scale).toBeCloseTo(expected[index] ?? 0, 5);
});

test('ranks of their own', async () => {
  const other = pair(`${layer}.self_attn.o_proj`, 8).map((tensor, index) =>
    index === 0
      ? { ...tensor, shape: [1, input], values: weights(input, 1) }
      : { ...tensor, shape: [8, 1], values: weights(8, 2) },
  );
  const tensors = [...pair(`${layer}.self_attn.v_proj`, 4), ...other];
  const converted = await convert(tensors, { config: { rank_pattern: { o_proj: 1 } } });
  expect(converted.tensors.get('blk.3.attn_output.weight.lora_b')?.dimensions).toEqual([1, 8]);
  await expect(convert(tensors)).rejects.toThrow('has the rank 1, and 2 by its configuration');
});

const value = pair(`${layer}.self_attn.v_proj`, 4);
const [firstHalf, secondHalf] = value;

test.each<[string, string, string, () => Promise<unknown>]>([
  [
    'another method',
    'adapter-unsupported',
    'IA3',
    () => convert(value, { config: { peft_type: 'IA3' } }),
  ],
  ['DoRA', 'adapter-unsupported', 'DoRA', () => convert(value, { config: { use_dora: true } })],
  [
    'whole modules',
    'adapter-unsupported',
    'lm_head',
    () => convert(value, { config: { modules_to_save: ['lm_head'] } }),
  ],
  [
    'biases',
    'adapter-unsupported',
    'biases',
    () => convert(value, { config: { bias: 'lora_only' } }),
  ],
  [
    'PiSSA',
    'adapter-unsupported',
    'pissa',
    () => convert(value, { config: { init_lora_weights: 'pissa_niter_4' } }),
  ],
  [
    'tokens of its own',
    'adapter-unsupported',
    'embeddings',
    () => convert(value, { config: { trainable_token_indices: [1] } }),
  ],
  [
    'a pattern that could run away',
    'adapter-unsupported',
    'pattern',
    () => convert(value, { config: { alpha_pattern: { '(a+)+$': 1 } } }),
  ],
  ['no rank', 'adapter-damaged', 'r:', () => convert(value, { config: { r: 0 } })],
  [
    'alpha as text',
    'adapter-damaged',
    'lora_alpha',
    () => convert(value, { config: { lora_alpha: '16' } }),
  ],
  ['alpha 0', 'adapter-damaged', 'lora_alpha', () => convert(value, { config: { lora_alpha: 0 } })],
  [
    'another architecture',
    'adapter-unsupported',
    'not mamba',
    () => convert(value, { model: { ...llama, architecture: 'mamba' } }),
  ],
  [
    'a module it does not have',
    'adapter-unsupported',
    'no module',
    () => convert(pair(`${layer}.mlp.experts.0.w1`, 4)),
  ],
  [
    'DoRA by its tensors',
    'adapter-unsupported',
    'DoRA',
    () =>
      convert([
        ...value,
        { name: 'base_model.model.x.lora_magnitude_vector', shape: [4], values: weights(4, 1) },
      ]),
  ],
  [
    'an unknown tensor',
    'adapter-unsupported',
    'no part of a LoRA',
    () =>
      convert([
        ...value,
        { name: 'base_model.model.model.norm.weight', shape: [4], values: weights(4, 1) },
      ]),
  ],
  [
    'half a pair',
    'adapter-damaged',
    'only its first half',
    () => convert(firstHalf ? [firstHalf] : []),
  ],
  [
    'the other half',
    'adapter-damaged',
    'only its second half',
    () => convert(secondHalf ? [secondHalf] : []),
  ],
  ['no tensors', 'adapter-damaged', 'no tensors', () => convert([])],
  [
    'rows that heads cannot share',
    'adapter-damaged',
    'shared by 2 heads',
    () => convert(pair(`${layer}.self_attn.q_proj`, 6)),
  ],
  [
    '8-bit weights',
    'adapter-unsupported',
    'I8',
    () =>
      convert(withHeader('{"x":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}', Buffer.alloc(1))),
  ],
  ['an empty file', 'adapter-damaged', 'too short', () => convert(Buffer.alloc(0))],
  [
    'a header as long as the sky',
    'adapter-damaged',
    'announces',
    () => convert(Buffer.alloc(16, 0xff)),
  ],
  [
    'a cut header',
    'adapter-damaged',
    'within its header',
    () => convert(withHeader('{"x":1}').subarray(0, 10)),
  ],
  ['a header that is no JSON', 'adapter-damaged', 'not JSON', () => convert(withHeader('{"x'))],
  [
    'an entry that is none',
    'adapter-damaged',
    'wrongly',
    () => convert(withHeader('{"x":{"dtype":"F32"}}')),
  ],
  [
    'data outside the file',
    'adapter-damaged',
    'ends before',
    () => convert(safetensors(value).subarray(0, -4)),
  ],
  [
    'a shape that is not its data',
    'adapter-damaged',
    'not that of its data',
    () =>
      convert(
        withHeader('{"x":{"dtype":"F32","shape":[9,9],"data_offsets":[0,4]}}', Buffer.alloc(4)),
      ),
  ],
])('%s is refused: %s', async (_, code, reason, attempt) => {
  const error = await attempt().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code });
  expect(String(error)).toContain(reason);
});
