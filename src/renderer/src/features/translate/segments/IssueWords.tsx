import type { SegmentIssue } from '../../../../../shared/api/segments.ts';
import { describeIssue } from '../../../messages/translate.ts';

/** What quality assurance found, one line each. */
export function IssueWords({ issues }: { issues: readonly SegmentIssue[] }) {
  return (
    <ul className="flex flex-col gap-1 text-small text-ink-2">
      {issues.map((issue) => (
        <li key={`${issue.code} ${issue.detail}`} dir="auto">
          {describeIssue(issue)}
        </li>
      ))}
    </ul>
  );
}
