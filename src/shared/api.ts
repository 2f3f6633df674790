import type { ContractRouterClient } from '@orpc/contract';
import { adaptersContract } from './api/adapters.ts';
import { batchContract } from './api/batch.ts';
import { chatContract } from './api/chat.ts';
import { compareContract } from './api/compare.ts';
import { downloadsContract } from './api/downloads.ts';
import { filesContract } from './api/files.ts';
import { glossariesContract } from './api/glossaries.ts';
import { modelSourcesContract } from './api/modelSources.ts';
import { modelsContract } from './api/models.ts';
import { settingsContract } from './api/settings.ts';
import { studioContract } from './api/studio.ts';
import { summarizeContract } from './api/summarize.ts';
import { translateContract } from './api/translate.ts';
import { translationFilesContract } from './api/translationFiles.ts';
import { translationMemoryContract } from './api/translationMemory.ts';

/** Everything the renderer can ask of the core. Handlers and client are both derived from it. */
export const apiContract = {
  studio: studioContract,
  settings: settingsContract,
  models: modelsContract,
  modelSources: modelSourcesContract,
  downloads: downloadsContract,
  files: filesContract,
  chat: chatContract,
  adapters: adaptersContract,
  compare: compareContract,
  batch: batchContract,
  summarize: summarizeContract,
  translate: translateContract,
  translationFiles: translationFilesContract,
  glossaries: glossariesContract,
  translationMemory: translationMemoryContract,
};

export type Api = ContractRouterClient<typeof apiContract>;
