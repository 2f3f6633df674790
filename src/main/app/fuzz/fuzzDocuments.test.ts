import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { goodDocuments } from '../../../../fixtures/documents/goodDocuments.ts';
import { fuzzDocuments } from './fuzzDocuments.ts';

const keepFolder = fileURLToPath(new URL('../../../../.cache/fuzz/', import.meta.url));

test('20 mutated documents end as documents or as errors with a code', async () => {
  const options = { cases: 20, seed: 1, atOnce: 2, seeds: goodDocuments(), keepFolder };
  const result = await fuzzDocuments(options);
  expect(result.failures).toEqual([]);
  expect(result.outcomes.get('document')).toBeGreaterThan(3);
}, 180_000);
