import type { SummaryProgress } from '../../../../shared/api/summarize.ts';

/**
 * Counts the calls of a run and estimates the rest from those that were really made: what was
 * written before takes no time and says nothing about speed.
 */
export function createProgressMeter(onChange: (progress: SummaryProgress) => void) {
  let progress: SummaryProgress = {
    phase: 'waiting',
    headingPath: [],
    done: 0,
    total: 0,
    secondsLeft: null,
  };
  let startedAt: number | null = null;
  let measured = 0;

  function change(changes: Partial<SummaryProgress>): void {
    const next = { ...progress, ...changes };
    progress = { ...next, secondsLeft: secondsLeft(next) };
    onChange(progress);
  }

  function secondsLeft({ done, total }: SummaryProgress): number | null {
    if (startedAt === null || measured === 0) return null;
    const seconds = (performance.now() - startedAt) / 1000;
    return Math.round(((total - done) * seconds) / measured);
  }

  return {
    current: (): SummaryProgress => progress,
    change,
    /** A call begins that the model really has to make. */
    started(changes: Pick<SummaryProgress, 'phase' | 'headingPath'>): void {
      startedAt ??= performance.now();
      change(changes);
    },
    finished({ wasWritten }: { wasWritten: boolean }): void {
      if (wasWritten) measured += 1;
      change({ done: progress.done + 1 });
    },
  };
}

export type ProgressMeter = ReturnType<typeof createProgressMeter>;
