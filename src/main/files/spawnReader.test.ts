import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { spawnReader } from './spawnReader.ts';

/** What a reader taken over by a document would try: see there. */
const intruder = fileURLToPath(new URL('../../../fixtures/documents/intruder.ts', import.meta.url));

test('the process that reads can read nothing of the user, write nothing, start nothing', async () => {
  const child = await spawnReader('txt', intruder);
  child.stdin.end();
  const tried = JSON.parse(await text(child.stdout)) as Record<string, string>;
  expect(tried).toMatchObject({
    password: expect.stringMatching(/^(?:ERR_ACCESS_DENIED|ENOENT)$/),
    listing: expect.stringMatching(/^(?:ERR_ACCESS_DENIED|ENOENT)$/),
    write: 'ERR_ACCESS_DENIED',
    start: 'ERR_ACCESS_DENIED',
    code: 'EvalError',
    variables: '',
  });
  if (tried['isJailed'] === 'true') expect(tried['connect']).toBe('ENETUNREACH');
}, 60_000);
