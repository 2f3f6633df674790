import type { ModelOrigin } from '../../../../shared/api/models.ts';
import type { ModelFolder, ScanProgress, ScanTally } from '../../../../shared/api/modelSources.ts';
import { translateFileError } from '../../../gguf/ggufFile.ts';
import { createJobs } from '../../../jobs.ts';
import type { Job, JobOutcome } from '../../../jobs.ts';
import { findCandidates } from './findCandidates.ts';
import type { createIntake } from './intake.ts';

/** Somewhere that models are looked for, by a key that stays the same. */
export type Source = { key: string; origin: ModelOrigin; roots: string[] };

type State = { status: ModelFolder['status']; tally: ScanTally | null };
type Scan = { tally: ScanTally; folders: string[]; isThere: boolean };

export type ScanQueueParts = {
  intake: ReturnType<typeof createIntake>;
  /** Something to show has changed. */
  onChange: () => void;
  /** The models that are on the list may be others now. */
  onModels: () => void;
  /** A source was looked through, with all the folders in it. */
  onScanned: (key: string, folders: string[]) => void;
};

const none: State = { status: 'idle', tally: null };

const emptyTally: ScanTally = {
  added: 0,
  known: 0,
  adapters: 0,
  projectors: 0,
  others: 0,
  damaged: 0,
  linksOut: 0,
  foldersDenied: 0,
  isCut: false,
};

/** Looks through sources, one at a time, beside what the engine does. */
export function createScanQueue({ intake, onChange, onModels, onScanned }: ScanQueueParts) {
  const jobs = createJobs();
  const states = new Map<string, State>();
  const scans = new Set<{ key: string; job: Job<Scan> }>();
  let progress: ScanProgress | null = null;

  const stateOf = (key: string): State => states.get(key) ?? none;

  function isWaiting(key: string): boolean {
    return [...scans].some((each) => each.key === key && each.job.state === 'queued');
  }

  function setState(key: string, changes: Partial<State>): void {
    states.set(key, { ...stateOf(key), ...changes });
    onChange();
  }

  function show(next: ScanProgress | null): void {
    progress = next;
    onChange();
  }

  async function scanRoot(root: string, origin: ModelOrigin, signal: AbortSignal) {
    show({ path: root, seen: 0, read: 0, toRead: 0 });
    const candidates = await findCandidates(
      { root, origin },
      { signal, onProgress: (seen) => show({ path: root, seen, read: 0, toRead: 0 }) },
    );
    const { files, folders, linksOut, foldersDenied, isCut } = candidates;
    const counted = await intake.takeAllIn(files, {
      signal,
      onRead(read) {
        show({ path: root, seen: progress?.seen ?? 0, read, toRead: files.length });
        onModels();
      },
    });
    return { folders, tally: { ...counted, linksOut, foldersDenied, isCut } };
  }

  async function scan({ key, origin, roots }: Source, signal: AbortSignal): Promise<Scan> {
    setState(key, { status: 'scanning' });
    const whole: Scan = { tally: emptyTally, folders: [], isThere: false };
    for (const root of roots) {
      try {
        const { tally, folders } = await scanRoot(root, origin, signal);
        whole.tally = sum(whole.tally, tally);
        whole.folders.push(...folders);
        whole.isThere = true;
      } catch (error) {
        signal.throwIfAborted();
        if (translateFileError(error, root) === error) throw error;
      }
    }
    return whole;
  }

  function settle(key: string, outcome: JobOutcome<Scan>): void {
    progress = null;
    if (outcome.state === 'done') {
      const { isThere, tally, folders } = outcome.result;
      setState(key, isThere ? { status: 'idle', tally } : { status: 'absent' });
      onScanned(key, folders);
    } else {
      setState(key, { status: 'idle' });
    }
    onModels();
  }

  return {
    stateOf,
    progress: (): ScanProgress | null => progress,
    /** Not twice, if it waits already; once more, if it is being looked through. */
    add(source: Source): void {
      const { key } = source;
      if (isWaiting(key)) return;
      const job = jobs.add({
        priority: 'background',
        work: (signal) => scan(source, signal),
        settle: (outcome) => settle(key, outcome),
      });
      const scheduled = { key, job };
      scans.add(scheduled);
      void job.outcome.then(() => scans.delete(scheduled));
      if (stateOf(key).status !== 'scanning') setState(key, { status: 'waiting' });
    },
    /** Of one source, or of all. Resolves when they have ended. */
    async cancel(key?: string): Promise<void> {
      const ending = [...scans].filter((scheduled) => key === undefined || scheduled.key === key);
      for (const { job } of ending) job.cancel();
      await Promise.all(ending.map(({ job }) => job.outcome));
    },
    close: (): Promise<void> => jobs.close(),
  };
}

function sum(one: ScanTally, other: ScanTally): ScanTally {
  return {
    added: one.added + other.added,
    known: one.known + other.known,
    adapters: one.adapters + other.adapters,
    projectors: one.projectors + other.projectors,
    others: one.others + other.others,
    damaged: one.damaged + other.damaged,
    linksOut: one.linksOut + other.linksOut,
    foldersDenied: one.foldersDenied + other.foldersDenied,
    isCut: one.isCut || other.isCut,
  };
}
