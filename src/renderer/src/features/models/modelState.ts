import type { ActiveModel, LoadedModel, ModelEntry } from '../../../../shared/api/models.ts';
import type { ErrorReport } from '../../../../shared/api/common.ts';

/** How one entry of the library stands, from its file and from what the engine is doing. */
export type ModelState =
  | { state: 'available' | 'missing' | 'quarantined' }
  | { state: 'loading'; fraction: number }
  | { state: 'ready'; model: LoadedModel }
  | { state: 'failed'; error: ErrorReport };

export function modelState(entry: ModelEntry, active: ActiveModel): ModelState {
  if (active.status === 'ready' && active.model.modelId === entry.id) {
    return { state: 'ready', model: active.model };
  }
  if (active.status === 'loading' && active.modelId === entry.id) {
    return { state: 'loading', fraction: active.fraction };
  }
  if (entry.availability !== 'available') return { state: entry.availability };
  if (active.status === 'failed' && active.modelId === entry.id) {
    return { state: 'failed', error: active.error };
  }
  return { state: 'available' };
}

/** A loaded model whose engine ended fails too, but not to load. */
export function hasStopped({ code }: ErrorReport): boolean {
  return code === 'engine-crashed' || code === 'engine-hung';
}
