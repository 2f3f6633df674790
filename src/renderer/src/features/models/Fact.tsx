import type { ReactNode } from 'react';

/** One line of a list of facts. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-status text-ink-3">{label}</dt>
      <dd className="figures text-ink">{children}</dd>
    </div>
  );
}
