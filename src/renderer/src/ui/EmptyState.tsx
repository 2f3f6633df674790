import type { ReactNode } from 'react';

type EmptyStateProps = { title: string; body?: ReactNode; actions?: ReactNode };

/** What a place says while nothing is in it. */
export function EmptyState({ title, body, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-12 text-center">
      <h2 className="text-title font-semibold text-ink">{title}</h2>
      {body && <p className="text-ui text-ink-2">{body}</p>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
