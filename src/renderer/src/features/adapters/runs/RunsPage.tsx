import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useMediaQuery } from '../../../ui/mediaQuery.ts';
import { ResizableList } from '../../frame/ResizableList.tsx';

const roomForList = matchMedia('(min-width: 900px)');

type RunsPageProps = {
  list: ReactNode;
  listLabel: string;
  newLabel: string;
  /** Stands in for the list where there is no room for it; null while a new run is being made. */
  onNew: (() => void) | null;
  children: ReactNode;
};

/** What was run before, beside the run in front: comparisons, and prompts by the list. */
export function RunsPage({ list, listLabel, newLabel, onNew, children }: RunsPageProps) {
  const hasList = useMediaQuery(roomForList);
  return (
    <div className="flex min-h-0 flex-1">
      {hasList && <ResizableList label={listLabel}>{list}</ResizableList>}
      <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
        {!hasList && onNew !== null && (
          <Button size="small" className="mx-5 mt-3 self-start" onClick={onNew}>
            {newLabel}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
