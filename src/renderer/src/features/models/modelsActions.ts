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
export async function loadModel(id: string, options?: LoadOptions): Promise<void> {
  try {
    await api.models.load(options ? { id, options } : { id });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const active = useModels.getState().view?.active;
    const isShownInDetails = active?.status === 'failed' && active.modelId === id;
    if (useFrame.getState().workspace === 'models' && isShownInDetails) selectModel(id);
    else showError(error);
  }
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

export async function pardonModel(id: string): Promise<void> {
  await attempt(() => api.models.pardon({ id }));
}
