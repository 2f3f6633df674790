import type { ReactNode } from 'react';
import { common } from '../../messages/common.ts';

type CalmPageProps = {
  title: string;
  body: string;
  whatToDo: string;
  actions?: ReactNode;
};

/** A page of its own for when there is no studio to show: what happened, why, what to do. */
export function CalmPage({ title, body, whatToDo, actions }: CalmPageProps) {
  return (
    <main className="flex h-full justify-center overflow-y-auto bg-canvas px-6 pt-[28vh] pb-6">
      <div className="flex w-full max-w-108 flex-col gap-2">
        <p className="text-small text-ink-3">{common.appName}</p>
        <h1 className="text-display font-semibold">{title}</h1>
        <p className="text-read text-ink-2">{body}</p>
        <p className="text-read">{whatToDo}</p>
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </main>
  );
}
