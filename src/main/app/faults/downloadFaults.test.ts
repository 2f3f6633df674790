import { expect, test } from 'vitest';
import { defaultLimits } from '../../http/downloader/limits.ts';
import { runDownloadFaults } from './downloadFaults.ts';

test('10 kills and drops cost at most a chunk each, and never a wrong file', async () => {
  const { kills, drops, files, losses, ...bad } = await runDownloadFaults({ faults: 10, seed: 2 });
  expect(kills + drops).toBe(10);
  expect(kills).toBeGreaterThan(0);
  expect(drops).toBeGreaterThan(0);
  expect(files).toBeGreaterThan(1);
  expect(bad).toMatchObject({ wrongFiles: [], falseClaims: [], ledgerGaps: [] });
  expect(Math.max(...losses)).toBeLessThanOrEqual(defaultLimits.chunkBytes);
}, 300_000);
