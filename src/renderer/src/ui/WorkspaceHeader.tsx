import type { ReactNode } from 'react';

type WorkspaceHeaderProps = { title: ReactNode; actions?: ReactNode };

/** The top row of a workspace; in the desktop window it is also what the window is moved by. */
export function WorkspaceHeader({ title, actions }: WorkspaceHeaderProps) {
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line ps-5 pe-3 [-webkit-app-region:drag]">
      <h1 className="min-w-0 truncate text-ui font-semibold">{title}</h1>
      {actions && (
        <div className="flex shrink-0 items-center gap-3 [-webkit-app-region:no-drag]">
          {actions}
        </div>
      )}
    </header>
  );
}
