import { Worker } from 'node:worker_threads';

/**
 * Looks once a second whether the parent is still the same. In a thread of its own, because an
 * engine whose main thread is stuck in a native call or an endless template never learns that its
 * channel closed.
 */
const watchParent = `
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 1000);
`;

/** Makes sure that this process does not outlive the one that started it. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  new Worker(watchParent, { eval: true }).unref();
}
