import type { MissingFact, Receipt } from '../../../../shared/api/summarize.ts';
import type { SourceSentence } from '../documents/sourceSentences.ts';
import { toReceipt } from '../parts.ts';
import { createCoverage } from './coverage.ts';
import { missingFacts } from './support.ts';

export type Checked = { receipts: Receipt[]; missing: MissingFact[] };

const mostReceipts = 3;

/**
 * Less than this of the sentence in one passage is chance. Set on the development part of SciTLDR
 * (Cachola et al., 2020), four abstracts at a time: nine in ten summaries of other papers stay
 * below it, and of people's own, which are far more abstract than a model's, one in six.
 */
const leastShare = 0.3;

/** Looks sentences up in what was read to write them. */
export function createReceipts(sources: readonly SourceSentence[]) {
  const cover = createCoverage(sources.map(({ text }) => text));

  return function check(sentence: string): Checked {
    const { indexes, share } = cover(sentence, mostReceipts);
    const found = indexes.flatMap((index) => sources[index] ?? []);
    if (share < leastShare || found.length === 0) {
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
