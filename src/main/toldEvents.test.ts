import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { toldBy } from './toldEvents.ts';

test('what a work tells is the stream, to its end', async () => {
  const events = toldBy<number>(async (tell) => {
    tell(1);
    await nextTurn();
    tell(2);
  });
  expect(await Array.fromAsync(events)).toEqual([1, 2]);
});

test('a work that fails fails the stream after what it told', async () => {
  const events = toldBy<number>(async (tell) => {
    tell(1);
    await nextTurn();
    throw new Error('broken');
  });
  expect(await events.next()).toEqual({ done: false, value: 1 });
  await expect(events.next()).rejects.toThrow('broken');
});

test('whoever leaves calls the work off and waits for its end', async () => {
  let isEnded = false;
  const events = toldBy<number>(async (tell, signal) => {
    for (let count = 0; !signal.aborted; count += 1) {
      tell(count);
      await nextTurn();
    }
    isEnded = true;
    throw new Error('called off');
  });
  for await (const count of events) if (count === 2) break;
  expect(isEnded).toBe(true);
});
