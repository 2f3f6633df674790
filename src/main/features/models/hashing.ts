import { stat } from 'node:fs/promises';
import type { ModelHash } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { hashFile } from '../../fileHash.ts';
import type { HashingOptions } from '../../fileHash.ts';
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

/** Hashes of model files, computed when somebody asks for them: one model after the other. */
export function createHashing({ store, onChange }: HashingParts) {
  const jobs = createJobs();
  const running = new Map<string, Hashing>();

  async function compute(id: string, signal: AbortSignal): Promise<ModelHash> {
    const files = filesOfModel(store.get(id).path);
    const sha256s: string[] = [];
    for (const file of files) {
      // Parts are about the same size.
      const onRead = (fraction: number) => show(id, (sha256s.length + fraction) / files.length);
      sha256s.push(await hashWhole(file, { signal, onRead }));
    }
    const hash = { sha256s, basis: 'computed' as const };
    store.saveHash(id, hash);
    return hash;
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
    compute: (id: string): Promise<ModelHash> => resultOf((running.get(id) ?? begin(id)).job),
    cancel(id: string): void {
      running.get(id)?.job.cancel();
    },
    close: (): Promise<void> => jobs.close(),
  };
}

/** Of a file that stays the same meanwhile. `onRead` is told the fraction that was read. */
async function hashWhole(path: string, { signal, onRead }: HashingOptions): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path);
    const sha256 = await hashFile(path, { signal, onRead: (read) => onRead(read / size) });
    if ((await stat(path)).mtimeMs !== mtimeMs) throw changed(path);
    return sha256;
  } catch (error) {
    signal.throwIfAborted();
    throw translateFileError(error, path);
  }
}

function changed(path: string): AppError {
  return new AppError('file-unreadable', { path, reason: 'it changed while it was read' });
}
