import { ChatWorkspace } from '../chat/ChatWorkspace.tsx';
import { useFrame } from './frameStore.ts';
import type { Workspace } from './frameStore.ts';
import { Rail } from './Rail.tsx';

/** The window: rail, the workspace in front, status bar. */
export function Frame() {
  const workspace = useFrame((state) => state.workspace);
  return (
    <div className="flex h-full flex-col bg-chrome">
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="flex min-w-0 flex-1">
          <CurrentWorkspace workspace={workspace} />
        </div>
      </div>
    </div>
  );
}

function CurrentWorkspace({ workspace }: { workspace: Workspace }) {
  switch (workspace) {
    case 'chat':
      return <ChatWorkspace />;
    case 'models':
    case 'settings':
    case 'trash':
      return null;
  }
}
