import type { GgufVocabulary } from './ggufHeader.ts';

/**
 * Looks at every token exactly, byte by byte: tokens may be parts of characters, which as text
 * would all look the same.
 */
export function createVocabularyScan() {
  const tokens = new Set<string>();
  let size = 0;
  let duplicate: string | null = null;
  return {
    add(bytes: Buffer): void {
      size += 1;
      // llama.cpp gives tokens without text names of their own.
      if (bytes.length === 0) return;
      const known = tokens.size;
      tokens.add(bytes.toString('latin1'));
      if (tokens.size === known) duplicate ??= bytes.toString('utf8');
    },
    result: (): GgufVocabulary => ({ size, duplicate, missingBytes: countMissingBytes(tokens) }),
  };
}

function countMissingBytes(tokens: Set<string>): number {
  let missing = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const code = byte.toString(16).toUpperCase().padStart(2, '0');
    if (!tokens.has(`<0x${code}>`) && !tokens.has(String.fromCharCode(byte))) missing += 1;
  }
  return missing;
}
