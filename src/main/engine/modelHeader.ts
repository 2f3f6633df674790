import { closeSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';

/**
 * What must be known of a GGUF file before the library sees it. The library's own reader has no
 * limits: a file of 81 bytes that announces a huge array takes its process down. The limits here
 * are far above any real model's.
 */
export type ModelHeader = {
  version: number;
  /** Scalar values by key; arrays are passed over. */
  values: Map<string, string | number | boolean>;
  tensorCount: number;
  /** Where the data of the last tensor ends, as far as the tensor types are known. */
  dataEnd: number;
};

const limits = {
  values: 100_000,
  tensors: 1_000_000,
  arrayLength: 10_000_000,
  stringBytes: 64 * 1024 * 1024,
  dimensions: 8,
};
const defaultAlignment = 32;
const magic = 0x46554747;

const valueTypes = { string: 8, array: 9 } as const;

/** Bytes of the fixed-size value types, by type number. */
const scalarSizes = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

/** Weights per block and bytes per block of ggml's tensor types, by type number. */
const tensorTypes = new Map<number, [weights: number, bytes: number]>([
  [0, [1, 4]],
  [1, [1, 2]],
  [2, [32, 18]],
  [3, [32, 20]],
  [6, [32, 22]],
  [7, [32, 24]],
  [8, [32, 34]],
  [9, [32, 36]],
  [10, [256, 84]],
  [11, [256, 110]],
  [12, [256, 144]],
  [13, [256, 176]],
  [14, [256, 210]],
  [15, [256, 292]],
  [16, [256, 66]],
  [17, [256, 74]],
  [18, [256, 98]],
  [19, [256, 50]],
  [20, [32, 18]],
  [21, [256, 110]],
  [22, [256, 82]],
  [23, [256, 136]],
  [24, [1, 1]],
  [25, [1, 2]],
  [26, [1, 4]],
  [27, [1, 8]],
  [28, [1, 8]],
  [29, [256, 56]],
  [30, [1, 2]],
  [34, [256, 54]],
  [35, [256, 66]],
  [39, [32, 17]],
]);

/**
 * Synchronous, because a vocabulary has hundreds of thousands of small values, and because the
 * engine has nothing else to do before it has a model.
 */
export function readModelHeader(path: string): ModelHeader {
  const file = openSync(path, 'r');
  try {
    return readHeader(createReader(file, path), path);
  } finally {
    closeSync(file);
  }
}

function readHeader(reader: Reader, path: string): ModelHeader {
  if (reader.uint32() !== magic) throw new AppError('not-gguf', { path });
  const version = reader.uint32();
  if (version < 2 || version > 3) throw unsupported(path, `GGUF version ${version}`);
  const tensorCount = reader.limited(reader.uint64(), limits.tensors, 'tensors');
  const valueCount = reader.limited(reader.uint64(), limits.values, 'metadata values');

  const values: ModelHeader['values'] = new Map();
  for (let index = 0; index < valueCount; index += 1) {
    const key = reader.string();
    const value = reader.value(reader.uint32());
    if (value !== null) values.set(key, value);
  }
  let sizeOfData = 0;
  for (let index = 0; index < tensorCount; index += 1) {
    sizeOfData = Math.max(sizeOfData, readTensorEnd(reader));
  }
  const alignment = Number(values.get('general.alignment')) || defaultAlignment;
  const dataStart = Math.ceil(reader.position() / alignment) * alignment;
  return { version, values, tensorCount, dataEnd: dataStart + sizeOfData };
}

/** Refuses what cannot be chatted with, before the library spends time or memory on it. */
export function checkModelHeader(header: ModelHeader, path: string, sizeBytes: number): void {
  const architecture = String(header.values.get('general.architecture') ?? '');
  const kind = nonChatKind(header.values, architecture);
  if (kind) throw new AppError('not-a-chat-model', { path, kind });
  if (architecture === '') throw unsupported(path, 'it names no architecture');
  if (header.dataEnd > sizeBytes) throw new AppError('model-truncated', { path });
}

const embeddingArchitectures = /^(bert|.*-bert.*|jina-bert|gemma-embedding|t5encoder)$/;

function nonChatKind(values: ModelHeader['values'], architecture: string): string | null {
  if (values.get('general.type') === 'adapter') return 'adapter';
  const isProjector = values.get('general.type') === 'mmproj' || architecture === 'clip';
  if (isProjector) return 'projector';
  const poolingType = values.get(`${architecture}.pooling_type`);
  const isPooled = typeof poolingType === 'number' && poolingType > 0;
  return isPooled || embeddingArchitectures.test(architecture) ? 'embedding' : null;
}

function readTensorEnd(reader: Reader): number {
  reader.string();
  const dimensions = reader.limited(reader.uint32(), limits.dimensions, 'dimensions');
  let weights = 1;
  for (let index = 0; index < dimensions; index += 1) weights *= reader.uint64();
  const type = tensorTypes.get(reader.uint32());
  const offset = reader.uint64();
  return offset + (type ? Math.ceil(weights / type[0]) * type[1] : 0);
}

type Reader = ReturnType<typeof createReader>;

/** Reads forward through the file, a megabyte at a time. */
function createReader(file: number, path: string) {
  const chunkBytes = 1024 * 1024;
  let chunk = Buffer.alloc(0);
  let chunkStart = 0;
  let at = 0;

  function take(bytes: number): Buffer {
    if (at + bytes > chunk.length) refill(Math.max(bytes, chunkBytes));
    if (at + bytes > chunk.length) throw new AppError('model-truncated', { path });
    at += bytes;
    return chunk.subarray(at - bytes, at);
  }

  function refill(bytes: number): void {
    chunkStart += at;
    const next = Buffer.alloc(bytes);
    chunk = next.subarray(0, readSync(file, next, 0, bytes, chunkStart));
    at = 0;
  }

  function limited(count: number, limit: number, what: string): number {
    if (count > limit) throw unsupported(path, `it announces ${count} ${what}`);
    return count;
  }

  function uint32(): number {
    return take(4).readUInt32LE();
  }

  function uint64(): number {
    return Number(take(8).readBigUInt64LE());
  }

  function string(): string {
    const length = limited(uint64(), limits.stringBytes, 'bytes of text in one value');
    return take(length).toString('utf8');
  }

  /** Null for what is passed over. */
  function value(type: number): string | number | boolean | null {
    if (type === valueTypes.string) return string();
    if (type === valueTypes.array) {
      skipArray();
      return null;
    }
    const size = scalarSizes.get(type);
    if (size === undefined) throw unsupported(path, `metadata type ${type}`);
    return scalar(take(size), type);
  }

  function skipArray(): void {
    const type = uint32();
    const length = limited(uint64(), limits.arrayLength, 'array items');
    const size = scalarSizes.get(type);
    if (size !== undefined) {
      skip(length * size);
      return;
    }
    if (type !== valueTypes.string) throw unsupported(path, `an array of metadata type ${type}`);
    for (let index = 0; index < length; index += 1) {
      skip(limited(uint64(), limits.stringBytes, 'bytes of text in one value'));
    }
  }

  /** Past the end is noticed by the next read. */
  function skip(bytes: number): void {
    at += bytes;
    if (at <= chunk.length) return;
    chunkStart += at;
    chunk = Buffer.alloc(0);
    at = 0;
  }

  return { uint32, uint64, string, value, limited, position: () => chunkStart + at };
}

/** Whole numbers of 8 bytes are read as numbers: what is exact beyond 2^53 is nothing we use. */
function scalar(bytes: Buffer, type: number): number | boolean | null {
  switch (type) {
    case 0:
      return bytes.readUInt8();
    case 1:
      return bytes.readInt8();
    case 2:
      return bytes.readUInt16LE();
    case 3:
      return bytes.readInt16LE();
    case 4:
      return bytes.readUInt32LE();
    case 5:
      return bytes.readInt32LE();
    case 6:
      return bytes.readFloatLE();
    case 7:
      return bytes.readUInt8() !== 0;
    case 10:
      return Number(bytes.readBigUInt64LE());
    case 11:
      return Number(bytes.readBigInt64LE());
    case 12:
      return bytes.readDoubleLE();
    default:
      return null;
  }
}

function unsupported(path: string, reason: string): AppError {
  return new AppError('model-unsupported', { path, reason });
}
