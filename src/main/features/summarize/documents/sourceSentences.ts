import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { splitSentences, trimSpan } from '../../../../shared/text/sentences.ts';

/** A sentence of a document, by offsets into the document's text, and the block it lies in. */
export type SourceSentence = {
  documentId: string;
  block: SourceBlock;
  start: number;
  end: number;
  text: string;
};

/** A block's sentences, without the blank space between them. */
export function sentencesOf(
  documentId: string,
  block: SourceBlock,
  language: string | undefined,
): SourceSentence[] {
  return splitSentences(block.text, { language, breaksAtLines: block.kind === 'code' })
    .map((span) => trimSpan(block.text, span))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({
      documentId,
      block,
      start: block.start + start,
      end: block.start + end,
      text: block.text.slice(start, end),
    }));
}
