import { setImmediate as nextCycle } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPriorities } from './priorities.ts';

const never = new AbortController().signal;

/** Whether it has resolved by the next cycle of the event loop. */
async function hasResolved(promise: Promise<void>): Promise<boolean> {
  let is = false;
  void promise.then(() => (is = true));
  await nextCycle();
  return is;
}

test('background work waits until all interactive work has left', async () => {
  const priorities = createPriorities();
  const background = priorities.enter('background');
  expect(background.mustWait()).toBe(false);
  const first = priorities.enter('interactive');
  const second = priorities.enter('interactive');
  const turn = background.turn(never);
  first[Symbol.dispose]();
  expect(await hasResolved(turn)).toBe(false);
  second[Symbol.dispose]();
  expect(await hasResolved(turn)).toBe(true);
});

test('interactive work never waits, and a second wait works like the first', async () => {
  const priorities = createPriorities();
  const background = priorities.enter('background');
  for (let time = 0; time < 2; time += 1) {
    const interactive = priorities.enter('interactive');
    expect(await hasResolved(interactive.turn(never))).toBe(true);
    const turn = background.turn(never);
    expect(await hasResolved(turn)).toBe(false);
    interactive[Symbol.dispose]();
    expect(await hasResolved(turn)).toBe(true);
  }
});

test('an abort ends the wait', async () => {
  const priorities = createPriorities();
  priorities.enter('interactive');
  const abort = new AbortController();
  const turn = priorities.enter('background').turn(abort.signal);
  expect(await hasResolved(turn)).toBe(false);
  abort.abort();
  expect(await hasResolved(turn)).toBe(true);
});
