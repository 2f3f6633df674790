import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loraConfig, safetensors } from '../../../fixtures/peft/peftAdapter.ts';
import type { PeftConfigFile, PeftTensor } from '../../../fixtures/peft/peftAdapter.ts';
import { readGguf } from '../gguf/readGguf.ts';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { bytesOf } from './byteSource.ts';
import { convertPeft } from './convertPeft.ts';
import type { BaseModel } from './convertPeft.ts';

/** What the tests of conversions share. */

export const llama: BaseModel = { architecture: 'llama', heads: 2, keyValueHeads: 1 };
export const input = 6;
export const rank = 2;

/** Numbers that every 16-bit float has exactly. */
export function weights(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index * 7 + seed * 13) % 64) / 32 - 1);
}

/** The two halves for one module of a model, as PEFT names them. */
export function pair(
  module: string,
  outputs: number,
  options: Partial<PeftTensor> = {},
): PeftTensor[] {
  const name = `base_model.model.${module}`;
  return [
    {
      name: `${name}.lora_A.weight`,
      shape: [rank, input],
      values: weights(rank * input, 1),
      ...options,
    },
    {
      name: `${name}.lora_B.weight`,
      shape: [outputs, rank],
      values: weights(outputs * rank, 2),
      ...options,
    },
  ];
}

export type Converted = { metadata: Map<string, unknown>; tensors: Map<string, Written> };
export type Written = { dimensions: number[]; values: number[] };

/** Converts, and reads what was written. */
export async function convert(
  tensors: readonly PeftTensor[] | Buffer,
  { config = {}, model = llama }: { config?: PeftConfigFile; model?: BaseModel } = {},
): Promise<Converted> {
  const bytes = Buffer.isBuffer(tensors) ? tensors : safetensors(tensors);
  const text = JSON.stringify({ ...loraConfig, ...config });
  const adapter = {
    config: { name: 'adapter_config.json', text },
    weights: bytesOf('adapter_model.safetensors', bytes),
  };
  const { parts } = await convertPeft(adapter, model, 'My adapter');
  const written = Buffer.concat(await Array.fromAsync(parts()));
  const folder = makeTemporaryFolder();
  onTestFinished(() => removeFolder(folder));
  const path = join(folder, 'adapter.gguf');
  writeFileSync(path, written);
  const header = await readGguf(path);
  const read = header.tensors.map(
    ({ name, dimensions, offset, bytes: length }): [string, Written] => {
      const data = written.buffer.slice(
        written.byteOffset + offset,
        written.byteOffset + offset + length,
      );
      return [name, { dimensions, values: Array.from(new Float32Array(data)) }];
    },
  );
  return { metadata: header.metadata, tensors: new Map(read) };
}
