import { describeIssue } from '../../../messages/translate.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { formatCount } from '../../../messages/numbers.ts';
import type { FileIssue } from './filesStore.ts';
import { jumpTo } from './openFile.ts';

const words = fileWords;

/** More would only be scrolled past; the rest appears as these are dealt with. */
const mostShown = 300;

/** What quality assurance found, in the order of the file; choosing one leads there. */
export function IssueList({ issues }: { issues: readonly FileIssue[] }) {
  return (
    <aside
      aria-label={words.issueListLabel}
      className="flex w-75 shrink-0 flex-col overflow-y-auto border-line bg-chrome py-2 max-[1000px]:w-60 max-[800px]:max-h-2/5 max-[800px]:w-full max-[800px]:border-b min-[800px]:border-s"
    >
      {issues.length === 0 && <p className="px-4 py-2 text-small text-ink-2">{words.noIssues}</p>}
      <ol>
        {issues.slice(0, mostShown).map(({ segmentId, index, issue, text }) => (
          <li key={`${segmentId} ${issue.code} ${issue.detail}`}>
            <button
              type="button"
              onClick={() => void jumpTo(index)}
              className="grid w-full grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 px-3 py-1.5 text-start text-small hover:bg-hover"
            >
              <span className="figures text-end text-ink-3">{formatCount(index + 1)}</span>
              <span className="min-w-0">
                <span dir="auto" className="block text-ink">
                  {describeIssue(issue)}
                </span>
                <span dir="auto" className="block truncate text-ink-3">
                  {text}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {issues.length > mostShown && (
        <p className="px-4 py-2 text-small text-ink-3">
          {words.moreIssues(issues.length - mostShown)}
        </p>
      )}
    </aside>
  );
}
