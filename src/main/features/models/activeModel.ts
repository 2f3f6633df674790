import type { ActiveModel, LoadedModel, LoadOptions } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Engine } from '../../engine/engine.ts';
import { checkGgufFile } from '../../gguf/ggufFile.ts';
import { strikesToQuarantine } from './library.ts';
import type { StoredModel } from './modelRow.ts';
import type { ModelStore } from './modelStore.ts';

export type ActiveModelParts = {
  store: ModelStore;
  engine: Engine;
  onChange: () => void;
  onLoaded: (model: StoredModel) => void;
};

/** The one model in the engine. `load` and `unload` are called by jobs that have the engine. */
export function createActiveModel({ store, engine, onChange, onLoaded }: ActiveModelParts) {
  let state: ActiveModel = { status: 'none' };
  let loading: AbortController | null = null;

  function become(next: ActiveModel): void {
    state = next;
    onChange();
  }

  const stopListening = engine.onUnexpectedExit((error, { hasAnswered }) => {
    if (state.status !== 'ready') return;
    const { modelId, name } = state.model;
    const model = store.find(modelId);
    // A reply since it was loaded shows that the model works: no strike before that counts.
    if (model) countStrike(hasAnswered ? { ...model, strikes: 0 } : model, error);
    become({
      status: 'failed',
      modelId,
      name,
      error: { code: error.code, details: error.details },
    });
  });

  async function run(
    model: StoredModel,
    options: LoadOptions,
    signal: AbortSignal,
  ): Promise<LoadedModel> {
    await checkFile(model);
    const loaded = await engine.load({
      path: model.path,
      options,
      signal,
      onProgress: (fraction) => showProgress(model, fraction),
    });
    store.saveLoadOptions(model.id, options);
    store.setUsed(model.id);
    return { ...loaded, modelId: model.id, name: model.name };
  }

  /** In whole percents: the file system is asked about every model of the view each time. */
  function showProgress({ id, name }: StoredModel, exact: number): void {
    const fraction = Math.floor(exact * 100) / 100;
    if (state.status === 'loading' && state.fraction === fraction) return;
    become({ status: 'loading', modelId: id, name, fraction });
  }

  /** Only what broke the engine counts: other failures say themselves what is wrong. */
  function countStrike(model: StoredModel, error: AppError): void {
    if (bringsDown(error)) store.setStrikes(model.id, model.strikes + 1);
  }

  /** A model that could be let go of while it was ready has done no harm since it was loaded. */
  function letGo(): void {
    if (state.status === 'ready') store.setStrikes(state.model.modelId, 0);
  }

  return {
    state: (): ActiveModel => state,
    ready: (): LoadedModel | null => (state.status === 'ready' ? state.model : null),
    /** The model in the engine, on its way into it, or the last that failed to get there. */
    currentId(): string | null {
      if (state.status === 'none') return null;
      return state.status === 'ready' ? state.model.modelId : state.modelId;
    },

    async load(id: string, options: LoadOptions | undefined, signal: AbortSignal) {
      letGo();
      const model = store.get(id);
      const abort = new AbortController();
      loading = abort;
      become({ status: 'loading', modelId: id, name: model.name, fraction: 0 });
      try {
        const loaded = await run(
          model,
          options ?? model.loadOptions,
          AbortSignal.any([signal, abort.signal]),
        );
        onLoaded(model);
        become({ status: 'ready', model: loaded });
        return loaded;
      } catch (error) {
        become(afterFailure(model, error));
        throw error;
      } finally {
        loading = null;
      }
    },
    cancelLoad(): void {
      loading?.abort();
    },
    async unload(): Promise<void> {
      letGo();
      await engine.unload();
      become({ status: 'none' });
    },
    close(): void {
      letGo();
      stopListening();
    },
  };

  function afterFailure(model: StoredModel, error: unknown): ActiveModel {
    const known = error instanceof AppError ? error : new AppError('internal');
    if (known.code === 'cancelled') return { status: 'none' };
    countStrike(model, known);
    return {
      status: 'failed',
      modelId: model.id,
      name: model.name,
      error: { code: known.code, details: known.details },
    };
  }
}

/** SIGKILL comes from outside: from a person, or from a system that is short of memory. */
function bringsDown({ code, details }: AppError): boolean {
  if (code === 'engine-hung') return true;
  return code === 'engine-crashed' && details['signal'] !== 'SIGKILL';
}

/** Whether a load is worth giving up the present model for. Returns the file's size in bytes. */
export async function checkFile({ path, strikes }: StoredModel): Promise<number> {
  if (strikes >= strikesToQuarantine) throw new AppError('model-quarantined', { path, strikes });
  return checkGgufFile(path);
}
