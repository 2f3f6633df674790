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

/**
 * What a person did to the sentences of an earlier run, done to those that were written again in the
 * very same words. As long as a run only repeats what was there, all that was there stays.
 */
export function keepEdits(
  written: readonly SummaryPart[],
  before: readonly SummaryPart[],
): SummaryPart[] {
  const repeated = before.slice(0, written.length);
  if (repeated.length === written.length && ownTexts(repeated) === ownTexts(written)) {
    return [...before];
  }
  const edited = before.flatMap(({ heading, sentences }) =>
    sentences.map((sentence) => ({ heading, sentence })),
  );
  return written.map((part) => ({
    ...part,
    sentences: part.sentences.map((sentence) => {
      const at = edited.findIndex(
        (each) => each.heading === part.heading && ownText(each.sentence) === sentence.text,
      );
      // Each of them once: a model may write the same sentence twice.
      return at === -1 ? sentence : (edited.splice(at, 1)[0]?.sentence ?? sentence);
    }),
  }));
}

function ownTexts(parts: readonly SummaryPart[]): string {
  return JSON.stringify(
    parts.map(({ heading, sentences }) => [heading, ...sentences.map(ownText)]),
  );
}

/** As the summary itself had it. */
function ownText({ text, earlier }: SummarySentence): string {
  return earlier[0]?.text ?? text;
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
    earlier: [],
    isDropped: false,
    isRewriting: false,
  };
}
