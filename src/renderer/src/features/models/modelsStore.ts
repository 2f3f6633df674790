import { create } from 'zustand';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type {
  ActiveModel,
  LoadOptions,
  ModelEntry,
  ModelsView,
} from '../../../../shared/api/models.ts';
import { api, watch } from '../../api.ts';
import { showError } from '../../ui/toast.ts';

/** The library and the active model as the core has them; null until they first arrived. */
type ModelsState = {
  view: ModelsView | null;
  /** The row whose details are shown. */
  selectedId: string | null;
  /** Whose files are about to go to the trash, until the person has decided. */
  trashing: ModelEntry | null;
  /** What was asked for and will not fit, until the person has decided. */
  refusedLoad: { id: string; options: LoadOptions | undefined; error: ErrorReport } | null;
};

export const useModels = create<ModelsState>(() => ({
  view: null,
  selectedId: null,
  trashing: null,
  refusedLoad: null,
}));

export function watchModels(): () => void {
  return watch({
    open: (signal) => api.models.watch(undefined, { signal }),
    onEvent: (view) => useModels.setState({ view }),
    onError: showError,
  });
}

const noModel: ActiveModel = { status: 'none' };
const noEntries: ModelEntry[] = [];

export function useActiveModel(): ActiveModel {
  return useModels((state) => state.view?.active ?? noModel);
}

export function useLibrary(): ModelEntry[] {
  return useModels((state) => state.view?.library ?? noEntries);
}

/** Whether the starter model is what answers, or is to answer once it is loaded. */
export function useIsStarter(): boolean {
  const active = useActiveModel();
  const library = useLibrary();
  if (active.status === 'none') return false;
  const modelId = active.status === 'ready' ? active.model.modelId : active.modelId;
  return library.some(({ id, origin }) => id === modelId && origin === 'starter');
}
