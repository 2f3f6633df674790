/**
 * `npm run check:starter -- [--q8 FILE] [--f16 FILE]`: whether exports of the starter model do what
 * PyTorch did. Without files, the one that is shipped.
 */
import { parseArgs } from 'node:util';
import { atLeast, publish } from './report.ts';
import type { Bar } from './report.ts';
import { compareWithReference } from './starterAgreement.ts';
import { starterModel } from './starterStacks.ts';

const { values } = parseArgs({
  options: { q8: { type: 'string' }, f16: { type: 'string' }, json: { type: 'string' } },
});

const figures: Record<string, number> = {};
const bars: Record<string, Bar> = {};
await check('Q8_0', values.q8 ?? starterModel, 0.98);
if (values.f16 === undefined) process.stdout.write('not run: F16, no file was given\n');
else await check('F16', values.f16, 1);
await publish('check:starter', figures, bars);

async function check(kind: string, path: string, leastAgreement: number): Promise<void> {
  const agreement = await compareWithReference(path);
  const { strings, differentStrings, positions, samePositions } = agreement;
  figures[`${kind}: strings tokenized`] = strings;
  figures[`${kind}: positions predicted`] = positions;
  bars[`${kind}: strings with the same tokens`] = atLeast(
    strings - differentStrings.length,
    strings,
  );
  bars[`${kind}: share of positions with the same next token`] = atLeast(
    samePositions / positions,
    leastAgreement,
  );
  bars[`${kind}: own chat template`] = atLeast(Number(agreement.hasOwnTemplate), 1);
}
