import { expect, test } from 'vitest';
import { convert, input, pair, rank, weights } from './testConversion.ts';
import type { Converted } from './testConversion.ts';

/**
 * The rules of llama.cpp's converters as they are published, written down a second time: names from
 * `gguf-py/gguf/tensor_mapping.py` for the classes of `convert_hf_to_gguf.py`, and what becomes of
 * rows from what they are for.
 */

const llamaNames = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

const phi3Names = {
  'self_attn.qkv_proj': 'attn_qkv',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

/** `reordered` where a class permutes the rows of queries and keys. */
const models = [
  { family: 'LlamaForCausalLM', architecture: 'llama', names: llamaNames, reordered: true },
  { family: 'MistralForCausalLM', architecture: 'llama', names: llamaNames, reordered: true },
  { family: 'Qwen2ForCausalLM', architecture: 'qwen2', names: llamaNames, reordered: false },
  { family: 'Qwen3ForCausalLM', architecture: 'qwen3', names: llamaNames, reordered: false },
  { family: 'GemmaForCausalLM', architecture: 'gemma', names: llamaNames, reordered: false },
  { family: 'Gemma2ForCausalLM', architecture: 'gemma2', names: llamaNames, reordered: false },
  { family: 'Gemma3ForCausalLM', architecture: 'gemma3', names: llamaNames, reordered: false },
  { family: 'Phi3ForCausalLM', architecture: 'phi3', names: phi3Names, reordered: false },
];

const heads = 4;
const keyValueHeads = 2;
const headSize = 6;
const outputs = heads * headSize;

function isReordered(tensor: string): boolean {
  return tensor === 'attn_q' || tensor === 'attn_k';
}

test.each(models)('$family: every module goes to its tensor, value for value', async (model) => {
  const { architecture, names, reordered } = model;
  const modules = Object.keys(names).map((name) => `model.layers.11.${name}`);
  const { tensors } = await convert(
    [...modules, 'lm_head'].flatMap((module) => pair(module, outputs)),
    { model: { architecture, heads, keyValueHeads } },
  );
  const expected = Object.values(names).map((name) => `blk.11.${name}`);
  expect([...tensors.keys()].toSorted()).toEqual(
    [...expected, 'output'].flatMap(halfNames).toSorted(),
  );
  for (const tensor of [...expected, 'output']) {
    const { dimensions, values } = half(tensors, tensor, 'b');
    expect(half(tensors, tensor, 'a')).toEqual({
      dimensions: [input, rank],
      values: weights(rank * input, 1),
    });
    expect(dimensions).toEqual([rank, outputs]);
    const plain = weights(outputs * rank, 2);
    if (reordered && isReordered(tensor.split('.').at(-1) ?? '')) expect(values).not.toEqual(plain);
    else expect(values).toEqual(plain);
  }
});

/**
 * The purpose of the order of rows: with Hugging Face's rotation of halves there and llama.cpp's of
 * neighbours here, every query meets every key with the same score at every distance.
 */
test.each(models.filter(({ reordered }) => reordered))(
  '$family: queries meet keys with the same scores in the other rotation',
  async ({ architecture }) => {
    const keyOutputs = keyValueHeads * headSize;
    const { tensors } = await convert(
      [
        ...pair('model.layers.0.self_attn.q_proj', outputs),
        ...pair('model.layers.0.self_attn.k_proj', keyOutputs),
      ],
      { model: { architecture, heads, keyValueHeads } },
    );
    const x = [0.5, -1, 2, 0.25, 1, -0.75];
    const y = [1, 0.5, -2, 1, 0.125, 3];
    const plain = {
      q: applied(weights(outputs * rank, 2), x),
      k: applied(weights(keyOutputs * rank, 2), y),
    };
    const converted = {
      q: applied(half(tensors, 'blk.0.attn_q', 'b').values, x),
      k: applied(half(tensors, 'blk.0.attn_k', 'b').values, y),
    };
    for (let head = 0; head < heads; head += 1) {
      const keyHead = Math.floor((head * keyValueHeads) / heads);
      const there = dot(
        rotatedHalves(headOf(plain.q, head), 7),
        rotatedHalves(headOf(plain.k, keyHead), 3),
      );
      const here = dot(
        rotatedNeighbours(headOf(converted.q, head), 7),
        rotatedNeighbours(headOf(converted.k, keyHead), 3),
      );
      expect(here).toBeCloseTo(there, 5);
    }
  },
);

function halfNames(tensor: string): string[] {
  return [`${tensor}.weight.lora_a`, `${tensor}.weight.lora_b`];
}

function half(tensors: Converted['tensors'], tensor: string, which: 'a' | 'b') {
  const found = tensors.get(`${tensor}.weight.lora_${which}`);
  if (!found) throw new Error(`${tensor} was not written`);
  return found;
}

/** The second half of a pair after the first, on a vector: what the adapter adds to a projection. */
function applied(second: readonly number[], vector: readonly number[]): number[] {
  const first = weights(rank * input, 1);
  const inner = Array.from({ length: rank }, (_, row) =>
    dot(first.slice(row * input, (row + 1) * input), vector),
  );
  return Array.from({ length: second.length / rank }, (_, row) =>
    dot(second.slice(row * rank, (row + 1) * rank), inner),
  );
}

function headOf(vector: readonly number[], head: number): number[] {
  return vector.slice(head * headSize, (head + 1) * headSize);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function angle(pairIndex: number, position: number): number {
  return position * 10_000 ** ((-2 * pairIndex) / headSize);
}

/** `rotate_half` of `modeling_llama.py` in Hugging Face's transformers. */
function rotatedHalves(head: readonly number[], position: number): number[] {
  const size = headSize / 2;
  return head.map((value, row) => {
    const turn = angle(row % size, position);
    const partner = row < size ? -(head[row + size] ?? 0) : (head[row - size] ?? 0);
    return value * Math.cos(turn) + partner * Math.sin(turn);
  });
}

/** `LLAMA_ROPE_TYPE_NORM` of llama.cpp: pairs of neighbouring rows. */
function rotatedNeighbours(head: readonly number[], position: number): number[] {
  return head.map((value, row) => {
    const turn = angle(Math.floor(row / 2), position);
    const partner = row % 2 === 0 ? -(head[row + 1] ?? 0) : (head[row - 1] ?? 0);
    return value * Math.cos(turn) + partner * Math.sin(turn);
  });
}
