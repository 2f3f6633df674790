import { create } from 'zustand';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import type { ModelFolder, SourcesView } from '../../../../../shared/api/modelSources.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api, watch } from '../../../api.ts';
import { modelSources } from '../../../messages/modelSources.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { showModelsTab } from '../../downloads/modelsTab.ts';

/** The sources as the core has them, null until they arrived, and the form for another folder. */
type SourcesState = { view: SourcesView | null; path: string; error: ErrorReport | null };

export const useSources = create<SourcesState>(() => ({ view: null, path: '', error: null }));

export function watchSources(): () => void {
  return watch({
    open: (signal) => api.modelSources.watch(undefined, { signal }),
    onEvent: (view) => useSources.setState({ view }),
    onError: showError,
  });
}

export function setFolderPath(path: string): void {
  useSources.setState({ path, error: null });
}

export async function addFolder(): Promise<void> {
  try {
    await api.modelSources.addFolder({ path: useSources.getState().path });
    setFolderPath('');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    useSources.setState({ error });
  }
}

export async function chooseFolder(): Promise<void> {
  const path = await attempt(() => api.files.pickFolderPath());
  if (path === null) return;
  setFolderPath(path);
  await addFolder();
}

export function scanFolder(id: string): void {
  void attempt(() => api.modelSources.scanFolder({ id }));
}

export async function removeFolder({ id, path }: ModelFolder): Promise<void> {
  await attempt(async () => {
    await api.modelSources.removeFolder({ id });
    showToast({
      title: modelSources.folders.removed,
      description: modelSources.folders.removedHint,
      undo: () => void attempt(() => api.modelSources.addFolder({ path })),
    });
  });
}

/** In sight, because it may take a while. */
export function findPrograms(): void {
  showModelsTab('sources');
  void attempt(() => api.modelSources.findPrograms());
}

export function cancelScans(): void {
  void attempt(() => api.modelSources.cancelScans());
}
