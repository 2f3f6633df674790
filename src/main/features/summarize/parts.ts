import { randomUUID } from 'node:crypto';
import type {
  Receipt,
  Summary,
  SummaryPart,
  SummarySentence,
} from '../../../shared/api/summarize.ts';
import type { SourceSentence } from './documents/sourceSentences.ts';

/** The parts that a summary shows as its own, without what was dropped. */
export function shownParts({
  options,
  instant,
  parts,
}: Pick<Summary, 'options' | 'instant' | 'parts'>): SummaryPart[] {
  const shown = options.method === 'extractive' || parts.length === 0 ? instant : parts;
  return shown
    .map((part) => ({ ...part, sentences: part.sentences.filter(({ isDropped }) => !isDropped) }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** How much of a summary stands on its sources. */
export function countSupport(parts: readonly SummaryPart[]): { supported: number; total: number } {
  const sentences = parts.flatMap((part) => part.sentences).filter(({ isDropped }) => !isDropped);
  const supported = sentences.filter(({ missing }) => missing.length === 0).length;
  return { supported, total: sentences.length };
}

export function toReceipt({ documentId, block, start, end, text }: SourceSentence): Receipt {
  const { index, headingPath, page, time } = block;
  return { documentId, block: index, start, end, text, headingPath, page, time };
}

/** A sentence of the document itself: it is its own receipt. */
export function quotedSentence(source: SourceSentence): SummarySentence {
  return {
    id: randomUUID(),
    text: source.text.replaceAll(/\s+/gu, ' '),
    receipts: [toReceipt(source)],
    missing: [],
    isDropped: false,
    isRewriting: false,
  };
}
