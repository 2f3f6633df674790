import type { FileProgress } from '../../network.ts';

/** What passed in the last few seconds is what a person calls the speed. */
const windowMilliseconds = 5000;
const leastMilliseconds = 1000;

export type ProgressOptions = {
  sizeBytes: number;
  everyMilliseconds: number;
  onProgress: (progress: FileProgress) => void;
  /** Milliseconds that never jump. */
  now?: () => number;
};

/** Turns counted bytes into a phase, a speed and the time left, told at most so often. */
export function createProgress(options: ProgressOptions) {
  const { sizeBytes, everyMilliseconds, onProgress, now = () => performance.now() } = options;
  let phase: FileProgress['phase'] = 'connecting';
  let doneBytes = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let samples: { at: number; bytes: number }[] = [];

  function tell(): void {
    toldAt = now();
    samples = samples.filter(({ at }) => toldAt - at <= windowMilliseconds);
    samples.push({ at: toldAt, bytes: doneBytes });
    const bytesPerSecond = speed();
    const isMoving = bytesPerSecond !== null && bytesPerSecond > 0;
    const secondsLeft = isMoving ? (sizeBytes - doneBytes) / bytesPerSecond : null;
    onProgress({ phase, doneBytes, bytesPerSecond, secondsLeft });
  }

  function speed(): number | null {
    const [first] = samples;
    if (!first || toldAt - first.at < leastMilliseconds) return null;
    return Math.max(0, ((doneBytes - first.bytes) * 1000) / (toldAt - first.at));
  }

  /** Told at once; its speed has nothing to do with that of the phase before. */
  function enter(next: FileProgress['phase'], bytes: number): void {
    phase = next;
    doneBytes = bytes;
    samples = [];
    tell();
  }

  function reach(bytes: number): void {
    doneBytes = bytes;
    if (now() - toldAt >= everyMilliseconds) tell();
  }

  return {
    enter,
    reach,
    /** Bytes that came in, which ends any waiting. */
    receive(bytes: number): void {
      if (phase === 'receiving') reach(bytes);
      else enter('receiving', bytes);
    },
    /** For the server, until the next attempt. */
    wait: (): void => enter('waiting', doneBytes),
  };
}

export type Progress = ReturnType<typeof createProgress>;
