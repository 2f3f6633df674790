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
  const { source, from, to } = segment;
  return [
    ...checkTokens(source, target),
    ...terms.check(plainText(source), plainText(target), from, to),
    ...checkTarget({ ...segment, target }),
  ];
}

/** Of a doubled space or a length the model knows no better the second time. */
const forgivable: ReadonlySet<IssueCode> = new Set(['doubled-space', 'too-long']);

/** Whether an answer is worth a second attempt. */
export function isFaulty(issues: readonly SegmentIssue[]): boolean {
  return issues.some(({ code }) => !forgivable.has(code));
}
