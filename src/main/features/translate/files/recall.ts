import { plainText } from '../../../../shared/segmentText.ts';
import type { Memory, Neighbours, Pair, Terms } from '../dependencies.ts';
import { findTermIssues } from '../translating/faults.ts';
import type { StoredFileSegment } from './fileSegmentStore.ts';

/** The same text with the same tokens; nothing less is taken over unseen. */
const leastScore = 100;

/** The segments without a target that were confirmed before, with what was confirmed. */
export function recall(
  { memory, terms }: { memory: Pick<Memory, 'match'>; terms: Pick<Terms, 'check'> },
  all: readonly StoredFileSegment[],
  pair: Pair,
): StoredFileSegment[] {
  return all.flatMap((segment): StoredFileSegment[] => {
    if (segment.target !== null) return [];
    const around = neighboursOf(all, segment.index);
    const { source } = segment;
    const [best] = memory.match({ ...pair, ...around, source, leastScore, limit: 1 });
    if (!best) return [];
    const origin = { kind: 'memory', score: best.score } as const;
    const { target } = best.entry;
    const issues = findTermIssues({ ...pair, source }, target, terms);
    return [{ ...segment, target, origin, status: 'translated', issues }];
  });
}

/** What stands before and after a place in a file. */
export function neighboursOf(all: readonly StoredFileSegment[], index: number): Neighbours {
  const textAt = (at: number): string => {
    const segment = all[at];
    return segment ? plainText(segment.source) : '';
  };
  return { previous: textAt(index - 1), next: textAt(index + 1) };
}
