import { registerCommands } from '../../commands.ts';
import { palette } from '../../messages/palette.ts';
import { openLedger } from '../downloads/ledgerStore.ts';
import { showModelsTab } from '../downloads/modelsTab.ts';
import { openAddModel } from '../models/addModelStore.ts';
import { findPrograms } from '../models/sources/sourcesStore.ts';
import { loadModel, unloadModel } from '../models/modelsActions.ts';
import { useModels } from '../models/modelsStore.ts';
import { openPalette, registerPaletteSource } from '../palette/paletteStore.ts';
import type { PaletteItem } from '../palette/paletteStore.ts';
import { updateSettings } from '../settings/settingsStore.ts';
import { showWorkspace } from './frameStore.ts';

/** The commands that are there in every workspace. */
export function registerFrameCommands(): void {
  registerCommands({
    'view.chat': () => showWorkspace('chat'),
    'view.summarize': () => showWorkspace('summarize'),
    'view.translate': () => showWorkspace('translate'),
    'view.adapters': () => showWorkspace('adapters'),
    'view.models': () => showWorkspace('models'),
    'view.settings': () => showWorkspace('settings'),
    'view.trash': () => showWorkspace('trash'),
    'view.palette': openPalette,
    'view.themeSystem': () => void updateSettings({ theme: 'system' }),
    'view.themeLight': () => void updateSettings({ theme: 'light' }),
    'view.themeDark': () => void updateSettings({ theme: 'dark' }),
    'models.sources': () => showModelsTab('sources'),
    'models.findPrograms': findPrograms,
    'models.get': () => showModelsTab('get'),
    'models.connections': openLedger,
    'models.add': () => openAddModel(),
    'models.unload': {
      run: unloadModel,
      isEnabled: () => useModels.getState().view?.active.status === 'ready',
    },
  });
  registerPaletteSource(modelItems);
}

function modelItems(): PaletteItem[] {
  const library = useModels.getState().view?.library ?? [];
  return library
    .filter((entry) => entry.availability === 'available')
    .map((entry) => ({
      id: entry.id,
      title: entry.name,
      group: palette.models,
      run: () => void loadModel(entry.id),
    }));
}
