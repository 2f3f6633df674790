const sampleMilliseconds = 20;

export type Blocks = {
  /** The longest time in which the event loop turned no round. */
  longestGapMilliseconds: number;
  /** The longest of these times that this thread really computed, and did not wait for the machine. */
  longestBlockMilliseconds: number;
};

/** Watches how long the event loop of this process is kept from turning. */
export function watchBlocks() {
  let gap = 0;
  let block = 0;
  let time = performance.now();
  let cpu = threadMilliseconds();
  const timer = setInterval(() => {
    const now = performance.now();
    const used = threadMilliseconds();
    gap = Math.max(gap, now - time - sampleMilliseconds);
    block = Math.max(block, Math.min(used - cpu, now - time));
    time = now;
    cpu = used;
  }, sampleMilliseconds);
  return {
    /** Since the last call. */
    take(): Blocks {
      const blocks = { longestGapMilliseconds: gap, longestBlockMilliseconds: block };
      gap = 0;
      block = 0;
      time = performance.now();
      cpu = threadMilliseconds();
      return blocks;
    },
    close: (): void => clearInterval(timer),
  };
}

function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
