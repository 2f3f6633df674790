import { AppError } from '../../../../shared/errors.ts';
import { retryWork } from '../../../engine/retryWork.ts';
import { inParallel } from '../../../inParallel.ts';
import type { JobOutcome } from '../../../jobs.ts';
import { createPacedRuns } from '../../../pacedRuns.ts';
import type { Pair, TranslateDependencies } from '../dependencies.ts';
import type { Prepare } from '../translating/instruments.ts';
import type { Instrument } from '../translating/translateSegment.ts';
import { pairOfFile } from './filePair.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';
import { recall } from './recall.ts';
import { groupsOf, translateGroup } from './segmentGroups.ts';
import type { SegmentGroup } from './segmentGroups.ts';

/**
 * Asked for at once: twice as many as the engine has sequences in a context, so that where one ends
 * the next waits already, and none stands idle while a request is on its way.
 */
export const groupsAtOnce = 8;

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
  const translating = new Set<string>();
  const runs = createPacedRuns({ jobs: dependencies.jobs, work, settle });

  function change(id: string, changes: Partial<StoredFile>): StoredFile {
    const file = { ...files.get(id), ...changes };
    files.update(file);
    onFile(file);
    return file;
  }

  async function work(id: string, signal: AbortSignal): Promise<void> {
    change(id, { status: 'running', error: null });
    await retryWork({ attempt: () => attempt(id, signal), done: () => runs.done(id), signal });
  }

  async function attempt(id: string, signal: AbortSignal): Promise<void> {
    const file = files.get(id);
    const pair = requiredPair(file);
    keep(file, recall(dependencies, segments.all(id), pair));
    const recalled = segments.all(id);
    if (recalled.every(({ target }) => target !== null)) return;
    const { instrument, modelName } = await prepare({ ...pair, priority: 'background', signal });
    const named = change(id, { modelName });
    runs.begin(id);
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
    runs.count(file.id, done.length);
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
    if (!files.find(id)) return;
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
      runs.start(id);
    },
    /** What is done stays. */
    stop: (id: string): Promise<void> => runs.stop(id),
    /** Milliseconds per segment; null while none is finished. */
    pace: (id: string): number | null => runs.pace(id),
    isTranslating: (segmentId: string): boolean => translating.has(segmentId),
    prepareToClose: (): void => runs.prepareToClose(),
  };
}

export type FileRunner = ReturnType<typeof createFileRunner>;

function requiredPair(file: StoredFile): Pair {
  const pair = pairOfFile(file);
  if (!pair) throw new AppError('not-found', { what: 'language' });
  if (pair.from === pair.to) throw new AppError('languages-same', { language: pair.to });
  return pair;
}
