/**
 * Loaded into the core with `--import`: measures its event-loop delay and answers each IPC message
 * with the figures since the last one. Part of the bench, not of the product.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type LoopDelay = { p99Milliseconds: number; maxMilliseconds: number };

const resolution = 1;
const histogram = monitorEventLoopDelay({ resolution });
histogram.enable();
process.on('message', () => {
  // The histogram records the timer's whole interval; what exceeds the resolution is delay.
  const delay: LoopDelay = {
    p99Milliseconds: histogram.percentile(99) / 1e6 - resolution,
    maxMilliseconds: histogram.max / 1e6 - resolution,
  };
  histogram.reset();
  process.send?.(delay);
});
process.channel?.unref();
