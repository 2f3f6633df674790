import { closeSync, fstatSync, openSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { createByteReader } from './byteReader.ts';
import type { ByteReader } from './byteReader.ts';
import { refusal } from './ggufHeader.ts';
import type { GgufHeader, GgufTensor, GgufValue } from './ggufHeader.ts';
import { limits } from './limits.ts';
import { readMetadata } from './metadata.ts';
import { readTensors } from './tensors.ts';

/** `GGUF` as a number. */
const magic = 0x46554747;
const supportedVersions = [2, 3];
const defaultAlignment = 32;

/**
 * Reads the header of a GGUF file, and nothing else of it, within fixed limits. Fails with
 * `not-gguf`, `model-truncated` or `model-unsupported`. Synchronous, because a vocabulary has
 * hundreds of thousands of small values: for the engine process and the worker, not for the core,
 * which calls `readGguf`.
 */
export function readHeader(path: string): GgufHeader {
  const file = openSync(path, 'r');
  try {
    return parse(createByteReader(file, path), fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function parse(reader: ByteReader, fileBytes: number): GgufHeader {
  const { path } = reader;
  if (reader.uint32() !== magic) throw new AppError('not-gguf', { path });
  const version = reader.uint32();
  if (!supportedVersions.includes(version)) throw refusal(path, `GGUF version ${version}`);
  const tensorCount = reader.count(reader.uint64, limits.tensors, 'tensors');
  const keyCount = reader.count(reader.uint64, limits.keys, 'metadata values');
  const { metadata, types, vocabulary } = readMetadata(reader, keyCount);
  const alignment = alignmentOf(metadata, path);
  const relative = readTensors(reader, tensorCount);
  const dataStart = alignTo(reader.position(), alignment);
  const tensors = relative.map((tensor) => ({ ...tensor, offset: dataStart + tensor.offset }));
  const places = { alignment, dataStart, fileBytes };
  const header = { version, metadata, types, tensors, vocabulary, ...places };
  checkPlaces(header, path);
  return header;
}

function alignmentOf(metadata: Map<string, GgufValue>, path: string): number {
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  const isPowerOfTwo = typeof alignment === 'number' && Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo || alignment < 1 || alignment > limits.alignment) {
    throw refusal(path, `its alignment is ${JSON.stringify(alignment)}`);
  }
  return alignment;
}

/** Each tensor begins where the alignment allows and the one before has ended, in the file. */
function checkPlaces({ tensors, alignment, fileBytes }: GgufHeader, path: string): void {
  let end = 0;
  for (const tensor of tensors.toSorted((one, other) => one.offset - other.offset)) {
    if (tensor.offset % alignment !== 0) {
      throw refusal(path, `tensor ${tensor.name} is not aligned`);
    }
    if (tensor.offset < end) throw refusal(path, `tensor ${tensor.name} overlaps another`);
    end = endOf(tensor);
    if (end > fileBytes) throw new AppError('model-truncated', { path });
  }
}

function endOf({ offset, bytes }: GgufTensor): number {
  return offset + bytes;
}

function alignTo(position: number, alignment: number): number {
  return Math.ceil(position / alignment) * alignment;
}
