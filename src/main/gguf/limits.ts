/**
 * What a header may hold. All limits are far above any real model's and low enough that a hostile
 * file costs neither much memory nor much time, here or in llama.cpp, which compares every key and
 * every tensor name with all before it.
 */
export const limits = {
  headerBytes: 256 * 1024 * 1024,
  keys: 4096,
  keyBytes: 1024,
  stringBytes: 4 * 1024 * 1024,
  arrayLength: 4_000_000,
  /** Of each array so many items are kept; a vocabulary is looked through and let go. */
  keptItems: 1024,
  tensors: 16_384,
  /** ggml's own: names of 63 bytes, four dimensions. */
  tensorNameBytes: 63,
  dimensions: 4,
  alignment: 65_536,
} as const;
