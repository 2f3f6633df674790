import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('one holder at a time, in the order of asking', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const hold = async (name: string) => {
    const release = await turns.take();
    seen.push(`${name} in`);
    await Promise.resolve();
    seen.push(`${name} out`);
    release();
  };
  await Promise.all([hold('first'), hold('second'), hold('third')]);
  expect(seen).toEqual([
    'first in',
    'first out',
    'second in',
    'second out',
    'third in',
    'third out',
  ]);
});
