import './withoutEval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { bindShortcuts, listenToMenu } from './commands.ts';
import { connect } from './connect.ts';
import { registerAdapterCommands } from './features/adapters/adapterCommands.ts';
import { watchAdapters } from './features/adapters/adaptersStore.ts';
import { watchDownloads } from './features/downloads/downloadsStore.ts';
import { registerFrameCommands } from './features/frame/frameCommands.ts';
import { acceptFileDrops } from './features/frame/fileDrops.ts';
import { watchModels } from './features/models/modelsStore.ts';
import { watchSources } from './features/models/sources/sourcesStore.ts';
import { watchSettings } from './features/settings/settingsStore.ts';
import { followSystemTheme } from './features/settings/theme.ts';
import { watchStatus } from './features/status/statusStore.ts';
import { startSummarize } from './features/summarize/startSummarize.ts';
import { startTranslate } from './features/translate/startTranslate.ts';
import './theme.css';

followSystemTheme();
connect();
watchSettings();
watchModels();
watchSources();
watchAdapters();
watchDownloads();
watchStatus();
registerFrameCommands();
startSummarize();
startTranslate();
registerAdapterCommands();
bindShortcuts(window);
listenToMenu(window);
acceptFileDrops(window);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
