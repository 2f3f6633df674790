import { Plus } from 'lucide-react';
import { runCommand, shortcutOf } from '../../commands.ts';
import { downloads } from '../../messages/downloads.ts';
import { models } from '../../messages/models.ts';
import { modelSources } from '../../messages/modelSources.ts';
import { formatBytes } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { GetModels } from '../downloads/GetModels.tsx';
import { showModelsTab, useModelsTab } from '../downloads/modelsTab.ts';
import { openAddModel } from './addModelStore.ts';
import { ModelDetails } from './ModelDetails.tsx';
import { Library } from './Library.tsx';
import { useActiveModel, useLibrary, useModels } from './modelsStore.ts';
import { SourcesPage } from './sources/SourcesPage.tsx';
import { findPrograms } from './sources/sourcesStore.ts';

const tabs = [
  { value: 'library', label: downloads.library },
  { value: 'sources', label: modelSources.title },
  { value: 'get', label: downloads.title },
] as const;

/** The library: what can be loaded, what is loaded, and how; beside it, where models come from. */
export function ModelsWorkspace() {
  const isKnown = useModels((state) => state.view !== null);
  const tab = useModelsTab((state) => state.tab);
  return (
    <main
      aria-label={models.title}
      className="flex min-w-0 flex-1 flex-col bg-canvas max-[900px]:overflow-y-auto"
    >
      <WorkspaceHeader
        title={models.title}
        actions={
          <>
            <SegmentedControl
              label={downloads.tabs}
              value={tab}
              options={tabs}
              onChange={showModelsTab}
            />
            <AddButton />
          </>
        }
      />
      {tab === 'get' && <GetModels />}
      {tab === 'sources' && <SourcesPage />}
      {tab === 'library' && isKnown && (
        <div className="flex min-h-0 flex-1 max-[900px]:flex-none max-[900px]:flex-col">
          <div className="flex min-w-0 flex-1 flex-col">
            <StarterNotice />
            <Library />
          </div>
          <ModelDetails />
        </div>
      )}
    </main>
  );
}

function AddButton() {
  return (
    <Tooltip label={models.add} shortcut={shortcutOf('models.add')}>
      <Button
        size="small"
        icon={<Plus size={14} strokeWidth={2} aria-hidden />}
        onClick={() => runCommand('models.add')}
      >
        {models.add}
      </Button>
    </Tooltip>
  );
}

/** Said for as long as the starter is what answers, or is all there is. */
function StarterNotice() {
  const library = useLibrary();
  const active = useActiveModel();
  const starter = library.find((entry) => entry.origin === 'starter');
  if (starter === undefined) return null;
  const isActive = active.status === 'ready' && active.model.modelId === starter.id;
  if (!isActive && library.length > 1) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-5 py-2.5">
      <p className="min-w-60 flex-1 text-small text-ink">
        {models.starterNotice(formatBytes(starter.sizeBytes))}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={findPrograms}>
          {modelSources.programs.findHere}
        </Button>
        <Button variant="primary" size="small" onClick={() => openAddModel()}>
          {models.addReal}
        </Button>
      </div>
    </div>
  );
}
