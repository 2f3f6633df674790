import { create } from 'zustand';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../api.ts';
import { pastedPath } from '../../ui/pastedPath.ts';
import { attempt } from '../../ui/toast.ts';
import { showWorkspace } from '../frame/frameStore.ts';
import { showModelsTab } from '../downloads/modelsTab.ts';
import { loadModel, selectModel } from './modelsActions.ts';

type AddModelState =
  | { status: 'closed' }
  | {
      status: 'editing' | 'checking';
      path: string;
      /** Why the path is asked for though a file was dropped. */
      droppedName: string | null;
      error: ErrorReport | null;
    };

export const useAddModel = create<AddModelState>(() => ({ status: 'closed' }));

/** Opens in Models, where what is added will be seen. */
export function openAddModel(droppedName: string | null = null): void {
  showModelsTab('library');
  useAddModel.setState({ status: 'editing', path: '', droppedName, error: null }, true);
}

export function closeAddModel(): void {
  useAddModel.setState({ status: 'closed' }, true);
}

export function setModelPath(path: string): void {
  useAddModel.setState({ status: 'editing', path, error: null });
}

export async function pickModelPath(): Promise<void> {
  const path = await attempt(() => api.files.pickModelPath());
  if (path !== null) setModelPath(path);
}

export async function submitModelPath(isLoadedNext: boolean): Promise<void> {
  const state = useAddModel.getState();
  if (state.status !== 'editing') return;
  const path = pastedPath(state.path);
  useAddModel.setState({ status: 'checking', error: null });
  try {
    await addModel(path, isLoadedNext);
    closeAddModel();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    useAddModel.setState({ status: 'editing', error });
  }
}

async function addModel(path: string, isLoadedNext: boolean): Promise<void> {
  const entry = await api.models.add({ path });
  selectModel(entry.id);
  if (isLoadedNext) void loadModel(entry.id);
}

/** Model files dropped on the window: the desktop knows their paths, a browser does not. */
export function addDroppedModels(files: File[]): void {
  const bridge = window.alcove;
  const [first] = files;
  if (first === undefined) return;
  if (bridge === undefined) return openAddModel(first.name);
  showWorkspace('models');
  for (const file of files) {
    void attempt(() => addModel(bridge.pathForFile(file), files.length === 1));
  }
}
