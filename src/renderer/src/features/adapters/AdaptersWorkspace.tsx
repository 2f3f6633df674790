import { Plus } from 'lucide-react';
import type { ComponentType } from 'react';
import { runCommand, shortcutOf } from '../../commands.ts';
import { adapterWords as words } from '../../messages/adapters.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { showAdapters } from './adapterActions.ts';
import { useAdapters } from './adaptersStore.ts';
import type { AdaptersPage } from './adaptersStore.ts';
import { BatchPage } from './batch/BatchPage.tsx';
import { ComparePage } from './compare/ComparePage.tsx';
import { RackPage } from './rack/RackPage.tsx';

const pages: Record<AdaptersPage, ComponentType> = {
  rack: RackPage,
  compare: ComparePage,
  batch: BatchPage,
};
const pageOptions = (['rack', 'compare', 'batch'] as const).map((value) => ({
  value,
  label: words.pages[value],
}));

/** The rack, and what tries its stacks against one another. */
export function AdaptersWorkspace() {
  const page = useAdapters((state) => state.page);
  const isKnown = useAdapters((state) => state.rack !== null);
  const Page = pages[page];
  return (
    <main aria-label={words.title} className="flex min-w-0 flex-1 flex-col bg-canvas">
      <WorkspaceHeader
        title={words.title}
        actions={
          <>
            <SegmentedControl
              label={words.pages.label}
              value={page}
              options={pageOptions}
              onChange={showAdapters}
            />
            <AddButton />
          </>
        }
      />
      {isKnown && <Page />}
    </main>
  );
}

function AddButton() {
  return (
    <Tooltip label={words.add} shortcut={shortcutOf('adapters.add')}>
      <Button
        size="small"
        icon={<Plus size={14} strokeWidth={2} aria-hidden />}
        onClick={() => runCommand('adapters.add')}
      >
        {words.add}
      </Button>
    </Tooltip>
  );
}
