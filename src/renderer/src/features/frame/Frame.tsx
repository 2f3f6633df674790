import type { ComponentType } from 'react';
import { AdaptersWorkspace } from '../adapters/AdaptersWorkspace.tsx';
import { AddAdapterDialog } from '../adapters/adding/AddAdapterDialog.tsx';
import { SaveStackDialog } from '../adapters/stack/SaveStackDialog.tsx';
import { ChatWorkspace } from '../chat/ChatWorkspace.tsx';
import { LedgerDialog } from '../downloads/LedgerDialog.tsx';
import { AddModelDialog } from '../models/AddModelDialog.tsx';
import { RefusedLoadDialog } from '../models/RefusedLoadDialog.tsx';
import { TrashDialog } from '../models/TrashDialog.tsx';
import { ModelsWorkspace } from '../models/ModelsWorkspace.tsx';
import { Palette } from '../palette/Palette.tsx';
import { SettingsWorkspace } from '../settings/SettingsWorkspace.tsx';
import { StatusBar } from '../status/StatusBar.tsx';
import { SummarizeWorkspace } from '../summarize/SummarizeWorkspace.tsx';
import { TranslateWorkspace } from '../translate/TranslateWorkspace.tsx';
import { TrashWorkspace } from '../trash/TrashWorkspace.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { useFrame } from './frameStore.ts';
import type { Workspace } from './frameStore.ts';
import { Rail } from './Rail.tsx';

const workspaces: Record<Workspace, ComponentType> = {
  chat: ChatWorkspace,
  summarize: SummarizeWorkspace,
  translate: TranslateWorkspace,
  adapters: AdaptersWorkspace,
  models: ModelsWorkspace,
  settings: SettingsWorkspace,
  trash: TrashWorkspace,
};

/** The window: rail, the workspace in front, status bar. */
export function Frame() {
  const workspace = useFrame((state) => state.workspace);
  const Current = workspaces[workspace];
  return (
    <div className="flex h-full flex-col bg-chrome">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="flex min-w-0 flex-1">
          <Current />
        </div>
      </div>
      <StatusBar />
      <Palette />
      <AddModelDialog />
      <RefusedLoadDialog />
      <TrashDialog />
      <AddAdapterDialog />
      <SaveStackDialog />
      <LedgerDialog />
    </div>
  );
}
