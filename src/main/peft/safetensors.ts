import { z } from 'zod';
import type { ByteSource } from './byteSource.ts';
import { damaged, unsupported } from './refusals.ts';

/** A matrix of 32-bit floats, row by row. */
export type Matrix = { rows: number; columns: number; values: Float32Array };

export type SafeTensor = {
  name: string;
  type: 'F32' | 'F16' | 'BF16';
  shape: number[];
  /** Within the file. */
  offset: number;
  bytes: number;
};

/** The format allows 100 MB; the header of the largest adapter has about one. */
const largestHeaderBytes = 16 * 1024 * 1024;
const lengthBytes = 8;
/** One half of the largest embedding at rank 256 has less. */
const largestTensorBytes = 512 * 1024 * 1024;

const bytesPerWeight = { F32: 4, F16: 2, BF16: 2 } as const;

const entry = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()).max(8),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});

/**
 * Reads the header of a safetensors file: eight bytes of length, then JSON, then the data. Every
 * size and offset is checked before it is used.
 */
export async function readSafetensors(source: ByteSource): Promise<SafeTensor[]> {
  const { name: path, sizeBytes } = source;
  if (sizeBytes < lengthBytes) throw damaged(path, 'It is too short to be a safetensors file.');
  const headerBytes = Number((await source.read(0, lengthBytes)).readBigUInt64LE());
  if (headerBytes > largestHeaderBytes) {
    throw damaged(path, `It announces a header of ${headerBytes} bytes.`);
  }
  const dataStart = lengthBytes + headerBytes;
  if (dataStart > sizeBytes) throw damaged(path, 'It ends within its header.');
  const text = (await source.read(lengthBytes, headerBytes)).toString('utf8');
  const tensors: SafeTensor[] = [];
  for (const [name, value] of entriesOf(text, path)) {
    if (name === '__metadata__') continue;
    tensors.push(tensorOf(name, value, { path, dataStart, dataBytes: sizeBytes - dataStart }));
  }
  return tensors;
}

function entriesOf(text: string, path: string): [string, unknown][] {
  try {
    const header: unknown = JSON.parse(text);
    return typeof header === 'object' && header !== null ? Object.entries(header) : [];
  } catch {
    throw damaged(path, 'Its header is not JSON.');
  }
}

function tensorOf(
  name: string,
  value: unknown,
  file: { path: string; dataStart: number; dataBytes: number },
): SafeTensor {
  const parsed = entry.safeParse(value);
  if (!parsed.success) throw damaged(file.path, `Its header describes ${name} wrongly.`);
  const { dtype, shape, data_offsets: offsets } = parsed.data;
  if (!isKnown(dtype)) {
    throw unsupported(file.path, `${name} has weights of type ${dtype}, not F32, F16 or BF16.`);
  }
  const [start, end] = offsets;
  const bytes = shape.reduce((product, size) => product * size, bytesPerWeight[dtype]);
  if (bytes > largestTensorBytes) throw unsupported(file.path, `${name} has ${bytes} bytes.`);
  if (end > file.dataBytes) throw damaged(file.path, `It ends before the data of ${name}.`);
  if (end - start !== bytes)
    throw damaged(file.path, `The size of ${name} is not that of its data.`);
  return { name, type: dtype, shape, offset: file.dataStart + start, bytes };
}

function isKnown(type: string): type is SafeTensor['type'] {
  return Object.hasOwn(bytesPerWeight, type);
}

/** The weights of a tensor of two dimensions, exactly: every 16-bit float is a 32-bit one. */
export async function readMatrix(source: ByteSource, tensor: SafeTensor): Promise<Matrix> {
  const [rows = 0, columns = 0] = tensor.shape;
  const bytes = await source.read(tensor.offset, tensor.bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weightAt = readers[tensor.type];
  const values = Float32Array.from({ length: rows * columns }, (_, index) => weightAt(view, index));
  return { rows, columns, values };
}

const readers: Record<SafeTensor['type'], (view: DataView, index: number) => number> = {
  F32: (view, index) => view.getFloat32(index * 4, true),
  F16: (view, index) => view.getFloat16(index * 2, true),
  BF16: (view, index) => bfloat(view.getUint16(index * 2, true)),
};

const scratch = new DataView(new ArrayBuffer(4));

/** A BF16 is the upper half of a 32-bit float. */
function bfloat(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}
