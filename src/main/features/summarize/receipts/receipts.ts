import type { MissingFact, Receipt } from '../../../../shared/api/summarize.ts';
import type { SourceSentence } from '../documents/sourceSentences.ts';
import { toReceipt } from '../parts.ts';
import { createCoverage } from './coverage.ts';
import { missingFacts } from './support.ts';

export type Checked = { receipts: Receipt[]; missing: MissingFact[] };

const mostReceipts = 3;

/** Of the sentence's weight; less than this is chance. Set on other text than it is measured on. */
const leastShare = 0.35;

/** Looks sentences up in what was read to write them. */
export function createReceipts(sources: readonly SourceSentence[]) {
  const cover = createCoverage(sources.map(({ text }) => text));

  return function check(sentence: string): Checked {
    const { indexes, share } = cover(sentence, mostReceipts);
    const found = indexes.flatMap((index) => sources[index] ?? []);
    if (share < leastShare) {
      return { receipts: [], missing: [{ kind: 'passage', text: sentence }] };
    }
    const missing = missingFacts(sentence, {
      passages: textOf(indexes.flatMap((index) => neighbours(sources, index))),
      surroundings: found.flatMap(({ block }) => [block.text, ...block.headingPath]).join('\n'),
    });
    return { receipts: found.map(toReceipt), missing };
  };
}

/** The sentence with those before and after it in its block. */
function neighbours(sources: readonly SourceSentence[], index: number): SourceSentence[] {
  const own = sources[index];
  return sources
    .slice(Math.max(0, index - 1), index + 2)
    .filter(
      ({ block, documentId }) => block.index === own?.block.index && documentId === own.documentId,
    );
}

function textOf(sentences: readonly SourceSentence[]): string {
  return sentences.map(({ text }) => text).join('\n');
}
