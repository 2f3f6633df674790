import type { GgufHeader } from './ggufHeader.ts';

/** GGUF's name of SentencePiece's vocabularies, whose unknown characters are spelled in bytes. */
const sentencePiece = 'llama';

/** Why this vocabulary would stop llama.cpp, or null. */
export function impossibleVocabulary({ metadata, vocabulary }: GgufHeader): string | null {
  if (!vocabulary) return null;
  if (vocabulary.size === 0) return 'its vocabulary is empty';
  if (vocabulary.duplicate !== null) {
    return `its vocabulary has the token ${JSON.stringify(vocabulary.duplicate)} twice`;
  }
  const isSpelled = metadata.get('tokenizer.ggml.model') === sentencePiece;
  if (isSpelled && vocabulary.missingBytes > 0) {
    return `its vocabulary lacks ${vocabulary.missingBytes} of the 256 bytes`;
  }
  return null;
}
