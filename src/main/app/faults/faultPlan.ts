import { below, pick } from '../../../../fixtures/gguf/randomNumbers.ts';
import type { Random } from '../../../../fixtures/gguf/randomNumbers.ts';

/** When a fault comes: counted from the one before, or from when the last byte of a file was sent. */
export type Moment =
  { after: 'bytes'; count: number } | { after: 'start' | 'last-byte'; milliseconds: number };

export type Fault = { kind: 'kill' | 'drop-one' | 'drop-all'; moment: Moment };

const mostBytes = 20 * 1024 * 1024;

/** Half of all faults are kills. Most come while bytes do; some while it starts, some while it checks. */
export function nextFault(random: Random): Fault {
  const kind = pick(random, ['kill', 'kill', 'drop-one', 'drop-all'] as const);
  return { kind, moment: nextMoment(random) };
}

function nextMoment(random: Random): Moment {
  const chance = random();
  if (chance < 0.7) return { after: 'bytes', count: below(random, mostBytes) };
  if (chance < 0.85) return { after: 'start', milliseconds: below(random, 2500) };
  return { after: 'last-byte', milliseconds: below(random, 800) };
}
