import type { BatchSummary, ColumnScores } from '../../../../../shared/api/batch.ts';
import { batchWords as words } from '../../../messages/batch.ts';
import { formatCount, formatPercent } from '../../../messages/numbers.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { letterOf } from '../compare/letters.ts';
import { usedStackLine } from '../stack/stackNames.ts';

const cell = 'px-3 py-1.5 first:ps-0';
const headings = [
  { label: words.exact, hint: words.exactHint },
  { label: words.chrF, hint: words.chrFHint },
  { label: words.rougeL, hint: words.rougeLHint },
];

/** How near each stack came to what was expected. */
export function ScoreTable({ columns }: { columns: BatchSummary['columns'] }) {
  return (
    <table aria-label={words.scores} className="w-fit max-w-full border-collapse text-small">
      <thead>
        <tr className="border-b border-line text-status text-ink-3 [&>th]:font-normal">
          <th scope="col" className={`${cell} text-start`}>
            <span className="sr-only">{words.scores}</span>
          </th>
          {headings.map(({ label, hint }) => (
            <th key={label} scope="col" className={`${cell} text-end`}>
              <Tooltip label={hint} side="top">
                <button
                  type="button"
                  aria-label={`${label}. ${hint}`}
                  className="rounded-sm underline decoration-dotted underline-offset-2"
                >
                  {label}
                </button>
              </Tooltip>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ stack, scores }, index) => (
          // Two columns may have the same stack; their place tells them apart.
          <tr key={letterOf(index)} className="border-b border-line">
            <th scope="row" dir="auto" className={`${cell} text-start font-medium break-words`}>
              {letterOf(index)} · {usedStackLine(stack)}
            </th>
            {figuresOf(scores).map((figure, at) => (
              <td key={headings[at]?.label} className={`${cell} figures text-end`}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figuresOf({ scored, exactMatch, chrF, rougeL }: ColumnScores): string[] {
  if (scored === 0) return headings.map(() => words.notScored);
  return [
    exactMatch === null ? words.notScored : formatPercent(exactMatch),
    chrF === null ? words.notScored : chrF.toFixed(1),
    rougeL === null ? words.notScored : rougeL.toFixed(2),
  ].map((figure, index) =>
    index === 0 ? `${figure} ${words.scored(formatCount(scored))}` : figure,
  );
}
