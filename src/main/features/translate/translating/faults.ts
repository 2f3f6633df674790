import type { IssueCode, SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import { checkTokens } from '../../../../shared/text/tokens/checkTokens.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import type { Pair, Terms } from '../dependencies.ts';
import { checkTarget } from '../qa/checkTarget.ts';

export type CheckedSegment = Pair & { source: SegmentText; maxLength: number | null };

/** All that quality assurance has to say of a target. */
export function findIssues(
  segment: CheckedSegment,
  target: SegmentText,
  terms: Pick<Terms, 'check'>,
): SegmentIssue[] {
  const { source } = segment;
  return [
    ...checkTokens(source, target),
    ...findTermIssues(segment, target, terms),
    ...checkTarget({ ...segment, target }),
  ];
}

/** What its glossary has to say of a target; of one from the memory it may not have known then. */
export function findTermIssues(
  { source, from, to }: Omit<CheckedSegment, 'maxLength'>,
  target: SegmentText,
  terms: Pick<Terms, 'check'>,
): SegmentIssue[] {
  return terms.check(plainText(source), plainText(target), from, to);
}

/** Of a doubled space or a length the model knows no better the second time. */
const forgivable: ReadonlySet<IssueCode> = new Set(['doubled-space', 'too-long']);

/** Whether an answer is worth a second attempt. */
export function isFaulty(issues: readonly SegmentIssue[]): boolean {
  return issues.some(({ code }) => !forgivable.has(code));
}
