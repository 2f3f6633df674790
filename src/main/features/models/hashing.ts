import { stat } from 'node:fs/promises';
import type { ModelHash } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { hashFile } from '../../fileHash.ts';
import { translateFileError } from '../../gguf/ggufFile.ts';
import { filesOfModel } from '../../gguf/splitFiles.ts';
import { createJobs, resultOf } from '../../jobs.ts';
import type { Job } from '../../jobs.ts';
import type { ModelStore } from './modelStore.ts';

export type HashingParts = {
  store: ModelStore;
  /** Progress, to be shown. */
  onChange: () => void;
};

type Hashing = { fraction: number; job: Job<ModelHash> };

/** Hashes of model files, computed when somebody asks for them: one file after the other. */
export function createHashing({ store, onChange }: HashingParts) {
  const jobs = createJobs();
  const running = new Map<string, Hashing>();

  async function compute(id: string, signal: AbortSignal): Promise<ModelHash> {
    const { path } = store.get(id);
    try {
      const { size, mtimeMs } = await stat(path);
      const sha256 = await hashFile(path, { signal, onRead: (read) => show(id, read / size) });
      if ((await stat(path)).mtimeMs !== mtimeMs) throw changed(path);
      const hash = { sha256, basis: 'computed' as const };
      store.saveHash(id, hash);
      return hash;
    } catch (error) {
      signal.throwIfAborted();
      throw translateFileError(error, path);
    }
  }

  function show(id: string, fraction: number): void {
    const hashing = running.get(id);
    if (hashing) hashing.fraction = Math.min(1, fraction);
    onChange();
  }

  function begin(id: string): Hashing {
    const job = jobs.add({
      priority: 'background',
      work: (signal) => compute(id, signal),
      settle: () => {
        running.delete(id);
        onChange();
      },
    });
    const hashing = { fraction: 0, job };
    running.set(id, hashing);
    onChange();
    return hashing;
  }

  return {
    /** 0 to 1; null while nobody computes it. */
    fraction: (id: string): number | null => running.get(id)?.fraction ?? null,
    async compute(id: string): Promise<ModelHash> {
      if (filesOfModel(store.get(id).path).length > 1) {
        throw new AppError('invalid-input', { issues: 'a model in several files has no one hash' });
      }
      return resultOf((running.get(id) ?? begin(id)).job);
    },
    cancel(id: string): void {
      running.get(id)?.job.cancel();
    },
    close: (): Promise<void> => jobs.close(),
  };
}

function changed(path: string): AppError {
  return new AppError('file-unreadable', { path, reason: 'it changed while it was read' });
}
