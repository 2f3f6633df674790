import type { Job, JobOutcome, Jobs } from './jobs.ts';

type Run = { job: Job<void>; startedAt: number | null; done: number };

type PacedWork = {
  jobs: Pick<Jobs, 'add'>;
  work: (id: string, signal: AbortSignal) => Promise<void>;
  /** Not called for what the end of the studio cuts off: that goes on at its next start. */
  settle: (id: string, outcome: JobOutcome<void>) => void;
};

/** Work in the background, at most one run for each id, and the pace that a run keeps. */
export function createPacedRuns({ jobs, work, settle }: PacedWork) {
  const runs = new Map<string, Run>();
  let isClosing = false;

  return {
    has: (id: string): boolean => runs.has(id),
    start(id: string): void {
      const job = jobs.add({
        priority: 'background',
        work: (signal) => work(id, signal),
        settle(outcome) {
          runs.delete(id);
          if (!isClosing) settle(id, outcome);
        },
      });
      runs.set(id, { job, startedAt: null, done: 0 });
    },
    /** Resolves when it has stopped. */
    async stop(id: string): Promise<void> {
      const run = runs.get(id);
      run?.job.cancel();
      await run?.job.outcome;
    },
    /** From here on it is at its steps: what came before says nothing of their pace. */
    begin(id: string): void {
      const run = runs.get(id);
      if (run) run.startedAt ??= performance.now();
    },
    /** More steps are done. */
    count(id: string, steps: number): void {
      const run = runs.get(id);
      if (run) run.done += steps;
    },
    /** In this run. */
    done: (id: string): number => runs.get(id)?.done ?? 0,
    /** Milliseconds per step of this run; null while none is done. */
    pace(id: string): number | null {
      const run = runs.get(id);
      if (!run?.startedAt || run.done === 0) return null;
      return (performance.now() - run.startedAt) / run.done;
    },
    /** Before the jobs end. */
    prepareToClose(): void {
      isClosing = true;
    },
  };
}
