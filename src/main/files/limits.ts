const mebibyte = 1024 * 1024;

/** What one document may take. Beyond is `document-over-limit` or `file-too-large`. */
export const documentLimits = {
  fileBytes: 100 * mebibyte,
  /** Of a zip: everything that is unpacked of it, and how often its packed size that may be. */
  unpackedBytes: 200 * mebibyte,
  unpackedRatio: 100,
  /** Below this much unpacked, a high ratio is an empty table and no attack. */
  unpackedFreeBytes: 8 * mebibyte,
  entries: 2000,
  pages: 5000,
  /** UTF-16 units of extracted text: some 10,000 pages. */
  characters: 20_000_000,
  blocks: 500_000,
  /** Without any progress. */
  silentMilliseconds: 30_000,
  /** Of the process that reads, all in all and in JavaScript's own memory. */
  residentBytes: 1024 * mebibyte,
  heapMebibytes: 768,
} as const;
