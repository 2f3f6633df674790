import { expect, test } from 'vitest';
import { compareWithReference } from '../../../../bench/starterAgreement.ts';
import { starterModel } from '../testEngine.ts';

test('the shipped starter does what its weights did in PyTorch', async () => {
  const agreement = await compareWithReference(starterModel);
  expect(agreement.hasOwnTemplate).toBe(true);
  expect(agreement.strings).toBe(1000);
  expect(agreement.differentStrings).toEqual([]);
  expect(agreement.positions).toBeGreaterThanOrEqual(200);
  expect(agreement.samePositions / agreement.positions).toBeGreaterThanOrEqual(0.98);
});
