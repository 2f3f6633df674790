import type { ReactNode } from 'react';
import { Tooltip } from '../../../ui/Tooltip.tsx';

type FactProps = {
  label: string;
  /** What the word means, for those who do not train models. */
  hint?: string;
  children: ReactNode;
};

/** One line of a list of facts. */
export function Fact({ label, hint, children }: FactProps) {
  return (
    <div>
      <dt className="text-status text-ink-3">
        {hint === undefined ? (
          label
        ) : (
          <Tooltip label={hint} side="top">
            <button
              type="button"
              aria-label={`${label}. ${hint}`}
              className="rounded-sm underline decoration-dotted underline-offset-2"
            >
              {label}
            </button>
          </Tooltip>
        )}
      </dt>
      <dd className="figures break-words text-ink">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** What is copied rather than read. */
export function FilePath({ children }: { children: string }) {
  return (
    <span dir="ltr" className="font-mono text-status break-all">
      {children}
    </span>
  );
}
