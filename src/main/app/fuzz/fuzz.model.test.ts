import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runFuzz } from './runFuzz.ts';

const keepFolder = fileURLToPath(new URL('../../../../.cache/fuzz/', import.meta.url));

test('200 mutated files break nothing but, at worst, their own engine', async () => {
  const result = await runFuzz({ cases: 200, seed: 1, keepFolder });
  expect(result.failures).toEqual([]);
  expect(result.outcomes.get('tokens')).toBeGreaterThan(5);
  expect(result.outcomes.get('adapter taken: tokens')).toBeGreaterThan(5);
}, 600_000);
