import type { ReactNode } from 'react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';

/** Whether the adapter can be used with the loaded model, with everything that differs. */
export function AdapterVerdict({ adapter }: { adapter: AdapterEntry }) {
  const { availability, verdict, path } = adapter;
  if (availability === 'missing') {
    return <Notice title={words.verdicts.missing}>{words.verdictHints.missing(path)}</Notice>;
  }
  if (availability === 'changed') {
    return <Notice title={words.verdicts.changed}>{words.verdictHints.changed}</Notice>;
  }
  if (verdict.verdict !== 'does-not-fit') {
    const hint = verdict.verdict === 'fits' ? words.verdictHints.fits : words.verdictHints.noModel;
    return <p className="mb-4 text-small text-ink-2">{hint}</p>;
  }
  const others = verdict.differenceCount - verdict.differences.length;
  return (
    <Notice title={words.verdicts.doesNotFit}>
      <ul className="flex list-disc flex-col gap-1 ps-4">
        {verdict.differences.map((difference) => {
          const text = words.difference(difference);
          return <li key={text}>{text}</li>;
        })}
      </ul>
      {others > 0 && <p className="mt-1">{words.moreDifferences(others)}</p>}
      <p className="mt-1">{words.cannotUse}</p>
    </Notice>
  );
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-4 rounded-lg bg-amber-soft px-3 py-2.5 text-small break-words text-ink">
      <p className="font-medium">{title}</p>
      {children}
    </div>
  );
}
