import { realpath, stat } from 'node:fs/promises';
import type { ScanTally } from '../../../../shared/api/modelSources.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import type { FoundModel, Library } from '../library.ts';
import type { ModelStore } from '../modelStore.ts';
import type { PassedOverKind, PassedOverStore } from './passedOver.ts';
import { unlessRefused } from './unlessRefused.ts';

export type IntakeParts = { store: ModelStore; library: Library; passedOver: PassedOverStore };

type Outcome = keyof Pick<
  ScanTally,
  'added' | 'known' | 'adapters' | 'projectors' | 'others' | 'damaged'
>;

const outcomes: Record<PassedOverKind, Outcome> = {
  adapter: 'adapters',
  projector: 'projectors',
  other: 'others',
  damaged: 'damaged',
};

/**
 * What stays so until the file changes. All else may be another thing the next time: the part that
 * is missing, the right to read, the time that a busy machine takes.
 */
const lasting: readonly ErrorCode[] = [
  'not-a-chat-model',
  'not-gguf',
  'file-empty',
  'model-truncated',
];

/** Takes files that were found into the library, each header read in its throw-away worker. */
export function createIntake({ store, library, passedOver }: IntakeParts) {
  /** The files of the list by their real paths, so that none is taken in by two names. */
  async function listedFiles(): Promise<Set<string>> {
    const files = new Set<string>();
    for (const { path } of store.places()) {
      const file = await unlessRefused(realpath(path));
      if (file !== null) files.add(file);
    }
    return files;
  }

  async function takeIn(found: FoundModel, listed: Set<string>): Promise<Outcome> {
    const { path } = found;
    const known = store.findByPath(path);
    if (known?.removed === 'by-person') return 'known';
    if (known?.removed === null) return lookAgain(known.id, found);
    const file = await unlessRefused(realpath(path));
    const facts = file === null ? null : await unlessRefused(stat(file));
    if (file === null || facts === null) return 'damaged';
    if (listed.has(file)) return 'known';
    const state = { path, sizeBytes: facts.size, modifiedAt: facts.mtimeMs };
    const kind = passedOver.kindOf(state);
    if (kind !== null) return outcomes[kind];
    try {
      const { isNew } = await library.takeIn(found);
      listed.add(file);
      return isNew ? 'added' : 'known';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason = kindOf(error);
      if (lasting.includes(error.code)) passedOver.save(state, reason);
      return outcomes[reason];
    }
  }

  /** A file on the list may have become another. What is wrong with it shows when it is loaded. */
  async function lookAgain(id: string, { hash }: FoundModel): Promise<Outcome> {
    await library.refresh(id).catch((error: unknown) => {
      if (!(error instanceof AppError) && !isRefusal(error)) throw error;
    });
    if (hash && store.get(id).hash === null) store.saveHash(id, hash);
    return 'known';
  }

  return {
    async takeAllIn(
      files: FoundModel[],
      { signal, onRead }: { signal: AbortSignal; onRead: (read: number) => void },
    ): Promise<Record<Outcome, number>> {
      const tally = { added: 0, known: 0, adapters: 0, projectors: 0, others: 0, damaged: 0 };
      const listed = await listedFiles();
      for (const [index, file] of files.entries()) {
        signal.throwIfAborted();
        tally[await takeIn(file, listed)] += 1;
        onRead(index + 1);
      }
      return tally;
    },
  };
}

function kindOf({ code, details }: AppError): PassedOverKind {
  if (code !== 'not-a-chat-model') return 'damaged';
  return details['kind'] === 'adapter' || details['kind'] === 'projector'
    ? details['kind']
    : 'other';
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
