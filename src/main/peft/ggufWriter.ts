import { aligned, float32, text, uint32, uint64 } from '../gguf/encoding.ts';
import type { Matrix } from './safetensors.ts';

export type AdapterMetadata = Readonly<Record<string, string | { float32: number }>>;

/** A tensor whose weights are made when it is their turn. */
export type WrittenTensor = {
  name: string;
  rows: number;
  columns: number;
  make: () => Promise<Matrix>;
};

const version = 3;
const valueTypes = { float32: 6, string: 8 } as const;
const tensorTypeF32 = 0;
export const bytesPerWeight = 4;

/** A GGUF file part by part, little-endian, all tensors in F32. */
export async function* ggufParts(
  metadata: AdapterMetadata,
  tensors: readonly WrittenTensor[],
): AsyncGenerator<Uint8Array, void, void> {
  const header = encodeHeader(metadata, tensors);
  yield padded(header);
  for (const tensor of tensors) {
    const { values } = await tensor.make();
    yield padded(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}

function encodeHeader(metadata: AdapterMetadata, tensors: readonly WrittenTensor[]): Buffer {
  const entries = Object.entries(metadata);
  const parts = [
    Buffer.from('GGUF', 'latin1'),
    uint32(version),
    uint64(tensors.length),
    uint64(entries.length),
    ...entries.flatMap(([key, value]) => [text(key), ...encodeValue(value)]),
  ];
  let offset = 0;
  for (const { name, rows, columns } of tensors) {
    // Innermost first, as ggml counts.
    const dimensions = [columns, rows];
    parts.push(text(name), uint32(dimensions.length), ...dimensions.map(uint64));
    parts.push(uint32(tensorTypeF32), uint64(offset));
    offset = aligned(offset + rows * columns * bytesPerWeight);
  }
  return Buffer.concat(parts);
}

function encodeValue(value: string | { float32: number }): Buffer[] {
  if (typeof value === 'string') return [uint32(valueTypes.string), text(value)];
  return [uint32(valueTypes.float32), float32(value.float32)];
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(aligned(bytes.length));
  whole.set(bytes);
  return whole;
}
