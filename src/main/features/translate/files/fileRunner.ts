import { AppError, engineFailures } from '../../../../shared/errors.ts';
import { inParallel } from '../../../inParallel.ts';
import type { Job, JobOutcome } from '../../../jobs.ts';
import type { Pair, TranslateDependencies } from '../dependencies.ts';
import type { Prepare } from '../translating/instruments.ts';
import type { Instrument } from '../translating/translateSegment.ts';
import { pairOfFile } from './filePair.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';
import { recall } from './recall.ts';
import { groupsOf, translateGroup } from './segmentGroups.ts';
import type { SegmentGroup } from './segmentGroups.ts';

/** Asked for at once: the engine runs those of one stack as sequences of one context. */
const groupsAtOnce = 4;

/** The engine may die on one segment for good; what is done meanwhile is kept. */
const mostFailuresInARow = 3;

/** A file that is worked on, and the pace it keeps. */
type Run = { job: Job<void>; startedAt: number | null; done: number };

export type FileRunnerParts = {
  files: FileStore;
  segments: FileSegmentStore;
  prepare: Prepare;
  /** On the disk already. */
  onFile: (file: StoredFile) => void;
  onSegments: (file: StoredFile, changed: readonly StoredFileSegment[]) => void;
  dependencies: TranslateDependencies;
};

/** Translates files in the background, one after the other, and takes them up again. */
export function createFileRunner(parts: FileRunnerParts) {
  const { files, segments, prepare, onFile, onSegments, dependencies } = parts;
  const runs = new Map<string, Run>();
  const translating = new Set<string>();
  let isClosing = false;

  function change(id: string, changes: Partial<StoredFile>): StoredFile {
    const file = { ...files.get(id), ...changes };
    files.update(file);
    onFile(file);
    return file;
  }

  async function work(id: string, signal: AbortSignal): Promise<void> {
    change(id, { status: 'running', error: null });
    let doneBefore = -1;
    for (let failures = 0; ; failures += 1) {
      try {
        return await attempt(id, signal);
      } catch (error) {
        if (!isEngineFailure(error) || signal.aborted) throw error;
        // Whatever got further than the time before earns a new start.
        const done = runs.get(id)?.done ?? 0;
        if (done > doneBefore) failures = 0;
        if (failures + 1 >= mostFailuresInARow) throw error;
        doneBefore = done;
      }
    }
  }

  async function attempt(id: string, signal: AbortSignal): Promise<void> {
    const file = files.get(id);
    const pair = requiredPair(file);
    keep(file, recall(dependencies.memory, segments.all(id), pair));
    const recalled = segments.all(id);
    if (recalled.every(({ target }) => target !== null)) return;
    const { instrument, modelName } = await prepare({ ...pair, priority: 'background', signal });
    const named = change(id, { modelName });
    const run = runs.get(id);
    if (run) run.startedAt ??= performance.now();
    const queue = groupsOf(recalled, instrument.profile.batchSize);
    const context = { file: named, pair, all: recalled, instrument, signal };
    await inParallel(queue, { width: groupsAtOnce, signal }, (group, stopping) =>
      translate(group, { ...context, signal: stopping }),
    );
  }

  type Context = {
    file: StoredFile;
    pair: Pair;
    all: readonly StoredFileSegment[];
    instrument: Instrument;
    signal: AbortSignal;
  };

  async function translate(group: SegmentGroup, context: Context): Promise<void> {
    const { file } = context;
    show(file, group, true);
    try {
      const { formality } = file.settings;
      const given = { ...context, title: file.name, formality, terms: dependencies.terms };
      keep(file, stillWanted(file.id, await translateGroup(group, given)));
    } finally {
      show(file, group, false);
    }
  }

  /** Edited, or removed with its file, in the meantime: then it is as a person wants it. */
  function stillWanted(id: string, translated: readonly StoredFileSegment[]): StoredFileSegment[] {
    if (!files.find(id)) return [];
    return translated.filter((segment) => {
      const { status } = segments.get(id, segment.id);
      return status === 'waiting' || status === 'failed';
    });
  }

  function keep(file: StoredFile, done: readonly StoredFileSegment[]): void {
    if (done.length === 0) return;
    for (const { id } of done) translating.delete(id);
    segments.saveAll(done);
    const run = runs.get(file.id);
    if (run) run.done += done.length;
    onSegments(file, done);
    onFile(files.get(file.id));
  }

  function show(file: StoredFile, group: SegmentGroup, isBeginning: boolean): void {
    const changed = group.flat().filter(({ id }) => translating.has(id) !== isBeginning);
    for (const { id } of changed) {
      if (isBeginning) translating.add(id);
      else translating.delete(id);
    }
    onSegments(file, changed);
  }

  function settle(id: string, outcome: JobOutcome<void>): void {
    runs.delete(id);
    // What the end of the app cuts off goes on at its next start.
    if (isClosing || !files.find(id)) return;
    if (outcome.state === 'done') change(id, { status: 'done', error: null });
    if (outcome.state === 'cancelled') change(id, { status: 'paused', error: null });
    if (outcome.state === 'failed') {
      const { code, details } = outcome.error;
      change(id, { status: 'failed', error: { code, details } });
    }
  }

  return {
    start(id: string): void {
      if (runs.has(id)) return;
      change(id, { status: 'waiting', error: null });
      const job = dependencies.jobs.add({
        priority: 'background',
        work: (signal) => work(id, signal),
        settle: (outcome) => settle(id, outcome),
      });
      runs.set(id, { job, startedAt: null, done: 0 });
    },
    isRunning: (id: string): boolean => runs.has(id),
    /** Resolves when it has stopped; what is done stays. */
    async stop(id: string): Promise<void> {
      const run = runs.get(id);
      run?.job.cancel();
      await run?.job.outcome;
    },
    /** Milliseconds per segment; null while none is finished. */
    pace(id: string): number | null {
      const run = runs.get(id);
      if (!run?.startedAt || run.done === 0) return null;
      return (performance.now() - run.startedAt) / run.done;
    },
    isTranslating: (segmentId: string): boolean => translating.has(segmentId),
    /** Before the jobs end. */
    prepareToClose(): void {
      isClosing = true;
    },
  };
}

export type FileRunner = ReturnType<typeof createFileRunner>;

/** What is asked for in the moment after the engine has died finds no model. */
function isEngineFailure(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return engineFailures.includes(error.code) || error.code === 'no-model';
}

function requiredPair(file: StoredFile): Pair {
  const pair = pairOfFile(file);
  if (!pair) throw new AppError('not-found', { what: 'language' });
  if (pair.from === pair.to) throw new AppError('languages-same', { language: pair.to });
  return pair;
}
