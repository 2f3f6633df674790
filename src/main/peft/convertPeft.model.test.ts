import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loraConfig, safetensors } from '../../../fixtures/peft/peftAdapter.ts';
import type { PeftTensor } from '../../../fixtures/peft/peftAdapter.ts';
import {
  engineWith,
  promptOf,
  replyOf,
  starterAdapters,
  starterModel,
  temporaryFolder,
} from '../engine/testEngine.ts';
import { readGguf } from '../gguf/readGguf.ts';
import { bytesOf } from './byteSource.ts';
import { convertPeft } from './convertPeft.ts';

/** The starter model's. */
const model = { architecture: 'llama', heads: 4, keyValueHeads: 2 };

const modules: Record<string, string> = {
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
};

/** The adapter as PEFT would have saved it: halves of heads side by side instead of interleaved. */
async function asPeft(path: string): Promise<PeftTensor[]> {
  const bytes = readFileSync(path);
  const { tensors } = await readGguf(path);
  return tensors.map(({ name, dimensions, offset, bytes: length }) => {
    const [, layer, tensor = '', half] =
      /^blk\.(\d+)\.(\w+)\.weight\.lora_([ab])$/u.exec(name) ?? [];
    const [columns = 0, rows = 0] = dimensions;
    const data = bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + length);
    const values = Float32Array.from(new Float16Array(data));
    const heads = { attn_q: model.heads, attn_k: model.keyValueHeads }[tensor];
    return {
      name: `base_model.model.model.layers.${layer}.${modules[tensor]}.lora_${half?.toUpperCase()}.weight`,
      shape: [rows, columns],
      values: half === 'b' && heads ? sideBySide(values, { rows, columns, heads }) : values,
    };
  });
}

function sideBySide(
  values: Float32Array,
  { rows, columns, heads }: { rows: number; columns: number; heads: number },
): Float32Array {
  const width = rows / heads;
  const order = Array.from({ length: rows }, (_, row) => {
    const [head, inHead] = [Math.floor(row / width), row % width];
    const [side, index] = [Math.floor(inHead / (width / 2)), inHead % (width / 2)];
    return head * width + 2 * index + side;
  });
  return Float32Array.from(
    order.flatMap((row) => [...values.subarray(row * columns, (row + 1) * columns)]),
  );
}

test('a converted adapter does what the same adapter in GGUF does, word for word', async () => {
  const path = join(temporaryFolder(), 'converted.gguf');
  const text = JSON.stringify({ ...loraConfig, r: 8, lora_alpha: 16 });
  const weights = bytesOf('adapter', safetensors(await asPeft(starterAdapters.formal)));
  const { parts } = await convertPeft({ config: { name: 'config', text }, weights }, model, 'x');
  writeFileSync(path, Buffer.concat(await Array.fromAsync(parts())));

  const engine = await engineWith(starterModel);
  const sentences = ['Where do you live?', 'You are my friend.', 'Can you help me?'];
  for (const sentence of sentences) {
    const prompt = promptOf(`Translate from English to French:\n${sentence}`);
    const say = async (adapters: { path: string; strength: number }[]) =>
      (await replyOf(engine, { prompt, adapters, sampling: { maxTokens: 30 } })).answer;
    const native = await say([{ path: starterAdapters.formal, strength: 1 }]);
    expect(await say([{ path, strength: 1 }])).toBe(native);
    // And differs from the other, so that the same does not mean nothing.
    expect(native).not.toBe(await say([{ path: starterAdapters.informal, strength: 1 }]));
  }
});
