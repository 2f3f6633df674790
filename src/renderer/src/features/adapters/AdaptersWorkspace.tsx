import { Plus } from 'lucide-react';
import { runCommand, shortcutOf } from '../../commands.ts';
import { adapterWords as words } from '../../messages/adapters.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { useAdapters } from './adaptersStore.ts';
import { RackPage } from './rack/RackPage.tsx';

/** The rack of adapters and the stacks made of them. */
export function AdaptersWorkspace() {
  const isKnown = useAdapters((state) => state.rack !== null);
  return (
    <main aria-label={words.title} className="flex min-w-0 flex-1 flex-col bg-canvas">
      <WorkspaceHeader title={words.title} actions={<AddButton />} />
      {isKnown && <RackPage />}
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
