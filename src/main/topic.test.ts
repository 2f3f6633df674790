import { expect, test } from 'vitest';
import { createTopic, startingWith } from './topic.ts';

async function collect<Event>(source: AsyncIterable<Event>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of source) events.push(event);
  return events;
}

test('every subscription gets every event from its start on, in order', async () => {
  const topic = createTopic<number>();
  const early = topic.subscribe();
  topic.publish(1);
  const late = topic.subscribe();
  topic.publish(2);
  topic.publish(3);
  topic.close();
  expect(await collect(early)).toEqual([1, 2, 3]);
  expect(await collect(late)).toEqual([2, 3]);
});

test('an abort ends a subscription that waits', async () => {
  const topic = createTopic<number>();
  const abort = new AbortController();
  const collected = collect(startingWith(0, topic.subscribe(abort.signal)));
  await Promise.resolve();
  abort.abort();
  expect(await collected).toEqual([0]);
});

test('leaving the loop ends the subscription', async () => {
  const topic = createTopic<number>();
  const subscription = topic.subscribe();
  topic.publish(1);
  for await (const event of startingWith(0, subscription)) {
    expect(event).toBe(0);
    break;
  }
  topic.publish(2);
  expect(await subscription.next()).toEqual({ done: true, value: undefined });
});
