import { Worker } from 'node:worker_threads';

/** What a process that was ended for its memory leaves on standard error. */
export const memoryEnd = 'ended for its memory';

const intervalMilliseconds = 200;

/**
 * In a thread of its own, because a main thread that is stuck in a native call or an endless loop
 * neither learns that its channel closed nor sees its memory grow.
 */
const watch = `
  const { writeSync } = process.getBuiltinModule('node:fs');
  const { workerData } = process.getBuiltinModule('node:worker_threads');
  const parent = process.ppid;
  setInterval(() => {
    const isOrphan = process.ppid !== parent;
    const isLarge = process.memoryUsage.rss() > workerData.residentBytes;
    if (isLarge) writeSync(2, workerData.memoryEnd);
    if (isOrphan || isLarge) process.kill(process.pid, 'SIGKILL');
  }, workerData.intervalMilliseconds);
`;

/** Makes sure that this process does not outlive the one that started it, nor outgrow its share. */
export function guardProcess({ residentBytes = Infinity } = {}): void {
  process.on('disconnect', () => process.exit(0));
  const workerData = { residentBytes, memoryEnd, intervalMilliseconds };
  new Worker(watch, { eval: true, workerData }).unref();
}
