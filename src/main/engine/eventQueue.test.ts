import { expect, test } from 'vitest';
import { createEventQueue } from './eventQueue.ts';

test('events come out in order, those pushed before reading and after', async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  queue.push(2);
  setTimeout(() => {
    queue.push(3);
    queue.finish();
  });
  expect(await Array.fromAsync(queue.read())).toEqual([1, 2, 3]);
});

test('a failure comes after the events before it', async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  queue.fail(new Error('broken'));
  const events = queue.read();
  expect(await events.next()).toEqual({ done: false, value: 1 });
  await expect(events.next()).rejects.toThrow('broken');
});
