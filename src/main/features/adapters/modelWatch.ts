import { AppError } from '../../../shared/errors.ts';
import { readGguf } from '../../gguf/readGguf.ts';
import { modelShape } from './verdict.ts';
import type { ModelShape } from './verdict.ts';

/** The model that is loaded, as far as adapters are concerned. */
export type ModelInUse = { modelId: string; path: string };

export type ModelWatchParts = {
  modelInUse: () => ModelInUse | null;
  /** The shape is there, or nobody's any more. */
  onChange: () => void;
};

/** Knows the shape of the model in use. The file is read once per load, outside this thread. */
export function createModelWatch({ modelInUse, onChange }: ModelWatchParts) {
  let isClosed = false;
  let read: { model: ModelInUse; shape: Promise<ModelShape> } | null = null;
  let known: { modelId: string; shape: ModelShape } | null = null;

  /** Reads what is loaded now, unless that was read already. */
  function follow(): Promise<ModelShape> | null {
    const model = modelInUse();
    if (!model) {
      read = null;
      known = null;
      return null;
    }
    if (read?.model.modelId !== model.modelId || read.model.path !== model.path) {
      known = null;
      read = { model, shape: readShape(model) };
    }
    return read.shape;
  }

  async function readShape(model: ModelInUse): Promise<ModelShape> {
    const shape = modelShape(await readGguf(model.path));
    if (!isClosed && modelInUse()?.modelId === model.modelId) {
      known = { modelId: model.modelId, shape };
      onChange();
    }
    return shape;
  }

  return {
    /** At once: null without a model, and for the moment in which it is read. */
    current: (): ModelShape | null =>
      known?.modelId === modelInUse()?.modelId ? (known?.shape ?? null) : null,
    async shape(): Promise<ModelShape> {
      const shape = follow();
      if (!shape) throw new AppError('no-model');
      return shape;
    },
    /** Whether another model is in use than the one whose shape was read last. */
    isBehind(): boolean {
      const model = modelInUse();
      return model?.modelId !== read?.model.modelId || model?.path !== read?.model.path;
    },
    /** What is still being read is told to nobody. */
    close(): void {
      isClosed = true;
    },
    /** Reads the shape of the model in use. */
    async changed(): Promise<void> {
      await follow();
    },
  };
}
