import { AppError } from '../../shared/errors.ts';

export type GgufScalar = string | number | boolean;

/** `items` are the first of `length`: arrays are capped. `itemType` is GGUF's number of the type. */
export type GgufArray = { itemType: number; length: number; items: GgufScalar[] };

/** Whole numbers of 8 bytes are plain numbers: what is exact beyond 2^53 is nothing we use. */
export type GgufValue = GgufScalar | GgufArray;

export type GgufTensor = {
  name: string;
  /** Innermost first, as ggml counts. */
  dimensions: number[];
  /** ggml's number of the type: see `tensorTypes.ts`. */
  type: number;
  /** From the beginning of the file. */
  offset: number;
  bytes: number;
};

/** What an exact look through all tokens found. */
export type GgufVocabulary = {
  size: number;
  /** A token that is there twice. */
  duplicate: string | null;
  /** Bytes that have neither a `<0x00>` token nor one of their own character. */
  missingBytes: number;
};

export type GgufHeader = {
  version: number;
  metadata: Map<string, GgufValue>;
  /** GGUF's number of the type of each of them; llama.cpp aborts on some that are not its own. */
  types: Map<string, number>;
  tensors: GgufTensor[];
  vocabulary: GgufVocabulary | null;
  alignment: number;
  /** Where the data of tensors begins. */
  dataStart: number;
  fileBytes: number;
};

export function isArray(value: GgufValue | undefined): value is GgufArray {
  return typeof value === 'object';
}

/** The file breaks GGUF's rules, or is beyond what we or llama.cpp can take. */
export function refusal(path: string, reason: string): AppError {
  return new AppError('model-unsupported', { path, reason });
}
