import type { SummaryChunk, SummaryProgress } from '../../../../shared/api/summarize.ts';
import { retryWork } from '../../../engine/retryWork.ts';
import type { Job, JobOutcome } from '../../../jobs.ts';
import type { SummarizeDependencies } from '../dependencies.ts';
import type { SummaryEvents } from '../events.ts';
import { keepEdits } from '../parts.ts';
import type { StoredSummary, SummaryStore } from '../summaryStore.ts';
import { createProgressMeter } from './progressMeter.ts';
import { runSummary } from './summaryRun.ts';
import type { RunParts } from './summaryRun.ts';

/** A run as its windows see it. */
type LiveRun = {
  progress: SummaryProgress;
  draft: string;
  chunks: SummaryChunk[];
  job: Job<void> | null;
};

export type RunnerParts = Omit<RunParts, 'engine'> & {
  store: SummaryStore;
  events: SummaryEvents;
  /** Changes what is stored and tells everyone. */
  update: (id: string, changes: Partial<StoredSummary>) => void;
  /** Shows everyone all of it anew, its chunks included. */
  announceWhole: (id: string) => void;
  dependencies: Pick<SummarizeDependencies, 'engine' | 'jobs' | 'models' | 'adapters'>;
};

/** Runs summaries in the background, one after the other, and takes them up again. */
export function createRunner(parts: RunnerParts) {
  const { store, events, notes, update, announceWhole, dependencies } = parts;
  const { engine, jobs, models } = dependencies;
  const live = new Map<string, LiveRun>();
  let isClosing = false;

  async function work(id: string, run: LiveRun, signal: AbortSignal): Promise<void> {
    update(id, { status: 'running', error: null });
    const done = () => run.progress.done;
    await retryWork({ attempt: () => attempt(id, run, signal), done, signal });
  }

  async function attempt(id: string, run: LiveRun, signal: AbortSignal): Promise<void> {
    const meter = createProgressMeter((progress) => {
      run.progress = progress;
      events.publish(id, { type: 'progress', progress });
    });
    meter.change({ phase: 'loading-model' });
    const model = await models.ensureLoaded(signal);
    const { modelId, contextSize, name } = model;
    const adapters = await dependencies.adapters();
    const { options, parts: before } = store.get(id);
    update(id, { modelName: name });
    await runSummary(
      { ...parts, engine },
      {
        summaryId: id,
        options,
        instrument: { modelId, contextSize, adapters },
        meter,
        signal,
        onPlanned: () => {
          run.chunks = notes.listChunks(id);
          announceWhole(id);
        },
        onChunk: (index, state, note) => showChunk(id, run, { index, state, note }),
        onDraft: (text, isNew) => {
          run.draft = isNew ? text : run.draft + text;
          events.publish(id, { type: 'draft', text, isNew });
        },
        onParts: (written) => update(id, { parts: keepEdits(written, before) }),
      },
    );
  }

  function showChunk(
    id: string,
    run: LiveRun,
    change: Pick<SummaryChunk, 'index' | 'state' | 'note'>,
  ): void {
    const before = run.chunks[change.index];
    if (!before) return;
    const chunk = { ...before, ...change };
    run.chunks[change.index] = chunk;
    events.publish(id, { type: 'chunk', chunk });
  }

  function finish(id: string, run: LiveRun, outcome: JobOutcome<void>): void {
    live.delete(id);
    // What the end of the app cuts off is taken up at its next start.
    if (isClosing) return;
    for (const { index, state } of run.chunks) {
      if (state === 'reading') showChunk(id, run, { index, state: 'planned', note: null });
    }
    events.publish(id, { type: 'progress', progress: null });
    update(id, endOf(outcome));
  }

  return {
    /** The summary is on the disk as `waiting` already. */
    start(id: string): void {
      const run: LiveRun = {
        progress: waiting,
        draft: '',
        chunks: notes.listChunks(id),
        job: null,
      };
      live.set(id, run);
      run.job = jobs.add({
        priority: 'background',
        work: (signal) => work(id, run, signal),
        settle: (outcome) => finish(id, run, outcome),
      });
    },
    isRunning: (id: string): boolean => live.has(id),
    async stop(id: string): Promise<void> {
      const job = live.get(id)?.job;
      job?.cancel();
      await job?.outcome;
    },
    /** For whoever needs the engine at once; what was done is kept. */
    stopAll(): void {
      for (const { job } of live.values()) job?.cancel();
    },
    /** What a window shows of it beside the summary itself. */
    shown(id: string): Pick<LiveRun, 'chunks' | 'draft'> & { progress: SummaryProgress | null } {
      const run = live.get(id);
      return run
        ? { chunks: run.chunks, progress: run.progress, draft: run.draft }
        : { chunks: notes.listChunks(id), progress: null, draft: '' };
    },
    /** Before the jobs end. */
    close(): void {
      isClosing = true;
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;

const waiting: SummaryProgress = {
  phase: 'waiting',
  headingPath: [],
  done: 0,
  total: 0,
  secondsLeft: null,
};

function endOf(outcome: JobOutcome<void>): Pick<StoredSummary, 'status' | 'error'> {
  if (outcome.state === 'done') return { status: 'done', error: null };
  if (outcome.state === 'cancelled') return { status: 'stopped', error: null };
  const { code, details } = outcome.error;
  return { status: 'failed', error: { code, details } };
}
