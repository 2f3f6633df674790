import type { ByteReader } from './byteReader.ts';
import { refusal } from './ggufHeader.ts';
import type { GgufArray, GgufScalar, GgufValue, GgufVocabulary } from './ggufHeader.ts';
import { limits } from './limits.ts';
import { createVocabularyScan } from './vocabularyScan.ts';

/** GGUF's numbers of some types. Strings and arrays have no fixed size. */
export const valueTypes = { float32: 6, string: 8, array: 9 } as const;

type ScalarType = { bytes: number; read: (bytes: Buffer) => GgufScalar };

const scalarTypes = new Map<number, ScalarType>([
  [0, { bytes: 1, read: (bytes) => bytes.readUInt8() }],
  [1, { bytes: 1, read: (bytes) => bytes.readInt8() }],
  [2, { bytes: 2, read: (bytes) => bytes.readUInt16LE() }],
  [3, { bytes: 2, read: (bytes) => bytes.readInt16LE() }],
  [4, { bytes: 4, read: (bytes) => bytes.readUInt32LE() }],
  [5, { bytes: 4, read: (bytes) => bytes.readInt32LE() }],
  [valueTypes.float32, { bytes: 4, read: (bytes) => bytes.readFloatLE() }],
  [7, { bytes: 1, read: (bytes) => bytes.readUInt8() !== 0 }],
  [10, { bytes: 8, read: (bytes) => Number(bytes.readBigUInt64LE()) }],
  [11, { bytes: 8, read: (bytes) => Number(bytes.readBigInt64LE()) }],
  [12, { bytes: 8, read: (bytes) => bytes.readDoubleLE() }],
]);

const tokensKey = 'tokenizer.ggml.tokens';

export type Metadata = {
  metadata: Map<string, GgufValue>;
  types: Map<string, number>;
  vocabulary: GgufVocabulary | null;
};

export function readMetadata(reader: ByteReader, length: number): Metadata {
  const metadata = new Map<string, GgufValue>();
  const types = new Map<string, number>();
  let vocabulary: GgufVocabulary | null = null;
  for (let index = 0; index < length; index += 1) {
    const key = reader.string(limits.keyBytes);
    if (key === '') throw refusal(reader.path, 'a key of its metadata is empty');
    if (metadata.has(key)) throw refusal(reader.path, `its metadata has ${key} twice`);
    const type = reader.uint32();
    types.set(key, type);
    if (key === tokensKey && type === valueTypes.array) {
      const tokens = readTokens(reader);
      metadata.set(key, tokens.array);
      vocabulary = tokens.vocabulary;
    } else {
      metadata.set(key, readValue(reader, type));
    }
  }
  return { metadata, types, vocabulary };
}

function readValue(reader: ByteReader, type: number): GgufValue {
  if (type === valueTypes.string) return reader.string(limits.stringBytes);
  if (type === valueTypes.array) return readArray(reader);
  const scalar = scalarTypes.get(type);
  if (!scalar) throw refusal(reader.path, `metadata type ${type}`);
  return scalar.read(reader.take(scalar.bytes));
}

/** Arrays of arrays, which no real file has, are refused, and so nothing nests. */
function readArray(reader: ByteReader): GgufArray {
  const { itemType, length } = readArrayStart(reader);
  const kept = Math.min(length, limits.keptItems);
  const items: GgufScalar[] = [];
  const scalar = scalarTypes.get(itemType);
  if (scalar) {
    for (let index = 0; index < kept; index += 1)
      items.push(scalar.read(reader.take(scalar.bytes)));
    reader.skip((length - kept) * scalar.bytes);
    return { itemType, length, items };
  }
  if (itemType !== valueTypes.string) {
    throw refusal(reader.path, `an array of metadata type ${itemType}`);
  }
  for (let index = 0; index < length; index += 1) {
    const bytes = reader.stringBytes(limits.stringBytes);
    if (index < kept) items.push(bytes.toString('utf8'));
  }
  return { itemType, length, items };
}

function readTokens(reader: ByteReader): { array: GgufArray; vocabulary: GgufVocabulary } {
  const { itemType, length } = readArrayStart(reader);
  if (itemType !== valueTypes.string) throw refusal(reader.path, 'its tokens are no texts');
  const scan = createVocabularyScan();
  const items: GgufScalar[] = [];
  for (let index = 0; index < length; index += 1) {
    const bytes = reader.stringBytes(limits.stringBytes);
    scan.add(bytes);
    if (index < limits.keptItems) items.push(bytes.toString('utf8'));
  }
  return { array: { itemType, length, items }, vocabulary: scan.result() };
}

function readArrayStart(reader: ByteReader): { itemType: number; length: number } {
  const itemType = reader.uint32();
  return { itemType, length: reader.count(reader.uint64, limits.arrayLength, 'array items') };
}
