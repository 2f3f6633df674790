import type { Priority } from '../shared/engineApi.ts';
import type { ForegroundTask } from '../shared/api/studio.ts';
import { AppError } from '../shared/errors.ts';
import { log } from './log.ts';

/**
 * One interactive and one background job run side by side: the engine lets interactive work go
 * first, step by step. An exclusive job, such as loading a model, stops what is running and then
 * runs alone.
 */
type JobPriority = Priority | 'exclusive';

export type JobOutcome<Result> =
  { state: 'done'; result: Result } | { state: 'failed'; error: AppError } | { state: 'cancelled' };

export type Job<Result> = {
  readonly state: 'queued' | 'running' | JobOutcome<Result>['state'];
  /** Never rejects. */
  readonly outcome: Promise<JobOutcome<Result>>;
  /** A queued job ends at once; a running one ends when its work obeys the signal. */
  cancel(): void;
};

export type NewJob<Result> = {
  priority: JobPriority;
  /** What those who wait for it are told it is. */
  task?: ForegroundTask;
  work: (signal: AbortSignal) => Promise<Result>;
  /** Called once, however the job ended, before `outcome` resolves. */
  settle?: (outcome: JobOutcome<Result>) => void;
};

type QueuedJob = {
  priority: JobPriority;
  task: ForegroundTask | null;
  start: () => Promise<void>;
  cancel: () => void;
};

/**
 * The queue in front of the engine, each kind of work in its own order. This is one of the three
 * places that catch errors.
 */
export function createJobs() {
  const waiting: QueuedJob[] = [];
  const running = new Map<QueuedJob, Promise<void>>();
  const listeners = new Set<() => void>();
  let isClosed = false;

  function startWaiting(): void {
    for (let next = findNext(); next; next = findNext()) start(next);
  }

  function findNext(): QueuedJob | undefined {
    const taken = new Set(Array.from(running.keys(), ({ priority }) => priority));
    const exclusive = waiting.find(({ priority }) => priority === 'exclusive');
    if (exclusive) return taken.size === 0 ? exclusive : undefined;
    if (taken.has('exclusive')) return undefined;
    return waiting.find(({ priority }) => !taken.has(priority));
  }

  function start(job: QueuedJob): void {
    remove(job);
    const end = job.start().then(() => {
      running.delete(job);
      startWaiting();
      tellActivity();
    });
    running.set(job, end);
    tellActivity();
  }

  function tellActivity(): void {
    for (const listener of listeners) listener();
  }

  function stopRunning(): void {
    for (const job of running.keys()) job.cancel();
  }

  function remove(job: QueuedJob): void {
    const index = waiting.indexOf(job);
    if (index >= 0) waiting.splice(index, 1);
  }

  return {
    add<Result>({ priority, task, work, settle }: NewJob<Result>): Job<Result> {
      const abort = new AbortController();
      const { promise: outcome, resolve } = Promise.withResolvers<JobOutcome<Result>>();
      let state: Job<Result>['state'] = 'queued';

      function finish(result: JobOutcome<Result>): void {
        state = result.state;
        resolve(settled(result, settle));
      }
      const queued: QueuedJob = {
        priority,
        task: task ?? null,
        start: async () => {
          state = 'running';
          finish(await attempt(work, abort.signal));
        },
        cancel: () => {
          abort.abort();
          if (state !== 'queued') return;
          remove(queued);
          finish({ state: 'cancelled' });
        },
      };
      if (isClosed) {
        finish({ state: 'cancelled' });
      } else {
        waiting.push(queued);
        if (priority === 'exclusive') stopRunning();
        // Not in this tick: the caller first gets the job it may want to cancel.
        queueMicrotask(startWaiting);
      }
      return {
        get state() {
          return state;
        },
        outcome,
        cancel: queued.cancel,
      };
    },

    /** Whether anything runs or waits. */
    isBusy: (): boolean => running.size > 0 || waiting.length > 0,

    /** Calls after each start and each end of a job. Returns how to stop that. */
    onActivity(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** What other interactive work waits for now. */
    foreground(): ForegroundTask | null {
      const first = running.keys().find(({ priority }) => priority === 'interactive');
      return first?.task ?? null;
    },

    /** Cancels everything and waits for what was running. */
    async close(): Promise<void> {
      isClosed = true;
      for (const job of waiting.slice()) job.cancel();
      stopRunning();
      await Promise.all(running.values());
    },
  };
}

export type Jobs = ReturnType<typeof createJobs>;

/** The result of a job for a caller who waits for it and handles its error. */
export async function resultOf<Result>(job: Job<Result>): Promise<Result> {
  const outcome = await job.outcome;
  if (outcome.state === 'done') return outcome.result;
  throw outcome.state === 'failed' ? outcome.error : new AppError('cancelled');
}

async function attempt<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): Promise<JobOutcome<Result>> {
  try {
    return { state: 'done', result: await work(signal) };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled' };
    return failure(error);
  }
}

function settled<Result>(
  outcome: JobOutcome<Result>,
  settle: ((outcome: JobOutcome<Result>) => void) | undefined,
): JobOutcome<Result> {
  try {
    settle?.(outcome);
    return outcome;
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): { state: 'failed'; error: AppError } | { state: 'cancelled' } {
  if (!(error instanceof AppError)) {
    log('jobs').error({ err: error }, 'unforeseen error');
    return { state: 'failed', error: new AppError('internal', {}, { cause: error }) };
  }
  return error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', error };
}
