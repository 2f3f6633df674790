import type { LoadOptions, ModelEntry } from '../../../../shared/api/models.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../api.ts';
import { models } from '../../messages/models.ts';
import { attempt, showError, showToast } from '../../ui/toast.ts';
import { useFrame } from '../frame/frameStore.ts';
import { useModels } from './modelsStore.ts';

export function selectModel(id: string | null): void {
  useModels.setState({ selectedId: id });
}

/** A load that failed in the engine stays in sight in Models, in the details; all else is a toast. */
export async function loadModel(id: string, options?: LoadOptions, anyway = false): Promise<void> {
  try {
    await api.models.load({ id, ...(options && { options }), anyway });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'wont-fit') {
      useModels.setState({ refusedLoad: { id, options, error } });
      return;
    }
    const active = useModels.getState().view?.active;
    const isShownInDetails = active?.status === 'failed' && active.modelId === id;
    if (useFrame.getState().workspace === 'models' && isShownInDetails) selectModel(id);
    else showError(error);
  }
}

export function dismissRefusedLoad(): void {
  useModels.setState({ refusedLoad: null });
}

export function loadAnyway(): void {
  const { refusedLoad } = useModels.getState();
  dismissRefusedLoad();
  if (refusedLoad) void loadModel(refusedLoad.id, refusedLoad.options, true);
}

export async function setFavourite(id: string, isFavourite: boolean): Promise<void> {
  await attempt(() => api.models.setFavourite({ id, isFavourite }));
}

export async function setKeepLoaded(id: string, seconds: number | null): Promise<void> {
  await attempt(() => api.models.setKeepLoaded({ id, seconds }));
}

export function computeHash(id: string): void {
  void attempt(() => api.models.computeHash({ id }));
}

export function cancelHash(id: string): void {
  void attempt(() => api.models.cancelHash({ id }));
}

export function cancelLoad(): void {
  void attempt(() => api.models.cancelLoad());
}

export function unloadModel(): void {
  void attempt(() => api.models.unload());
}

/** Adding the same path again is harmless, so it is what Undo does. */
export async function removeModel(entry: ModelEntry): Promise<void> {
  await attempt(async () => {
    await api.models.remove({ id: entry.id });
    showToast({
      title: models.removed(entry.name),
      description: models.removedHint,
      undo: () => void attempt(() => api.models.add({ path: entry.path })),
    });
  });
}

export function askToTrash(entry: ModelEntry | null): void {
  useModels.setState({ trashing: entry });
}

export async function trashModel({ id, name }: ModelEntry): Promise<void> {
  await attempt(async () => {
    await api.models.trash({ id });
    showToast({ title: models.trash.done(name), description: models.trash.doneHint });
  });
}

/** Forgets what a model did that was set aside, and loads it. */
export async function retryQuarantined(id: string): Promise<void> {
  const pardoned = await attempt(() => api.models.pardon({ id }));
  if (pardoned !== null) await loadModel(id);
}
