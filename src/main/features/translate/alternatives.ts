import { randomInt } from 'node:crypto';
import type { SegmentText } from '../../../shared/api/segments.ts';
import { resultOf } from '../../jobs.ts';
import type { Jobs } from '../../jobs.ts';
import { seeds } from './translating/seeds.ts';
import { translateSegment } from './translating/translateSegment.ts';
import type { Instrument, SegmentTask } from './translating/translateSegment.ts';
import { plainText } from '../../../shared/segmentText.ts';

/** A model that is sure of itself says the same again and again: the more often it does, the later one is tried. */
const variations = [
  { leastTemperature: 0.9 },
  { leastTemperature: 1, cut: { topP: 1, minP: 0.01 } },
  { leastTemperature: 1.3, cut: { topP: 1, minP: 0.003 } },
];
const repeatsPerVariation = 2;
const triesPerAlternative = 4;

export type AlternativesParts = {
  jobs: Jobs;
  prepare: (signal: AbortSignal) => Promise<Instrument>;
  task: SegmentTask;
  /** What is there already. */
  target: SegmentText | null;
  count: number;
};

/** Other translations, each different from the others and from the target; the soundest first. */
export function findAlternatives(parts: AlternativesParts): Promise<SegmentText[]> {
  const { jobs, prepare, task, target, count } = parts;
  async function work(signal: AbortSignal): Promise<SegmentText[]> {
    const instrument = await prepare(signal);
    const known = new Set(target ? [plainText(target)] : []);
    const found: { target: SegmentText; issues: number }[] = [];
    let repeats = 0;
    for (let left = count * triesPerAlternative; left > 0 && found.length < count; left -= 1) {
      const step = Math.floor(repeats / repeatsPerVariation);
      const variation = variations[Math.min(step, variations.length - 1)];
      const varied = { ...task, ...variation, seed: randomInt(seeds) };
      const { target: other, issues } = await translateSegment(instrument, varied, { signal });
      if (!other || known.has(plainText(other))) {
        repeats += 1;
        continue;
      }
      known.add(plainText(other));
      found.push({ target: other, issues: issues.length });
    }
    return found.toSorted((one, other) => one.issues - other.issues).map((each) => each.target);
  }
  return resultOf(jobs.add({ priority: 'interactive', work }));
}
