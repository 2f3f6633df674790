import type { Jobs } from '../../jobs.ts';

export type KeepLoadedParts = {
  jobs: Pick<Jobs, 'isBusy' | 'onActivity'>;
  /** How long the model in the engine may be idle; null when none is there, or it stays. */
  seconds: () => number | null;
  unload: () => void;
};

/** Gives the memory of a model back when nothing was asked of it for as long as it was to be kept. */
export function createKeepLoaded({ jobs, seconds, unload }: KeepLoadedParts) {
  let timer: NodeJS.Timeout | null = null;

  /** Begins to count anew: to be called whenever the model or its time is another. */
  function restart(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const idle = seconds();
    if (idle === null || jobs.isBusy()) return;
    timer = setTimeout(unload, idle * 1000);
    timer.unref();
  }

  const stopListening = jobs.onActivity(restart);

  return {
    restart,
    close(): void {
      stopListening();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
