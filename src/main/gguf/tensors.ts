import type { ByteReader } from './byteReader.ts';
import { refusal } from './ggufHeader.ts';
import type { GgufTensor } from './ggufHeader.ts';
import { limits } from './limits.ts';
import { tensorTypes } from './tensorTypes.ts';

/** Offsets still count from where the data begins, which is known only after the last tensor. */
export function readTensors(reader: ByteReader, length: number): GgufTensor[] {
  const names = new Set<string>();
  return Array.from({ length }, () => {
    const tensor = readTensor(reader);
    if (names.has(tensor.name))
      throw refusal(reader.path, `it has the tensor ${tensor.name} twice`);
    names.add(tensor.name);
    return tensor;
  });
}

function readTensor(reader: ByteReader): GgufTensor {
  const name = reader.string(limits.tensorNameBytes);
  const dimensionCount = reader.count(reader.uint32, limits.dimensions, 'dimensions of a tensor');
  const dimensions = Array.from({ length: dimensionCount }, () => reader.uint64());
  const type = reader.uint32();
  return {
    name,
    dimensions,
    type,
    offset: reader.uint64(),
    bytes: sizeOf(reader, name, dimensions, type),
  };
}

function sizeOf(reader: ByteReader, name: string, dimensions: number[], type: number): number {
  const known = tensorTypes.get(type);
  if (!known) throw refusal(reader.path, `tensor ${name} is of the unknown type ${type}`);
  const [columns = 1] = dimensions;
  if (columns % known.weights !== 0) {
    throw refusal(reader.path, `tensor ${name} does not fill its blocks of ${known.weights}`);
  }
  const weights = dimensions.reduce((product, size) => product * size, 1);
  if (weights === 0) throw refusal(reader.path, `tensor ${name} is empty`);
  if (!Number.isSafeInteger(weights)) throw refusal(reader.path, `tensor ${name} is too large`);
  return (weights / known.weights) * known.bytes;
}
