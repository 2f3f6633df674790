import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherDeltas } from './gatherDeltas.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const delta = (text: string, channel: 'answer' | 'reasoning' = 'answer') =>
  ({ type: 'delta', messageId: 'a', channel, text }) as const;

function gathering() {
  const seen: string[] = [];
  return { seen, deltas: gatherDeltas(({ text }) => seen.push(text)) };
}

test('the first piece is shown at once, the next ones together', () => {
  const { seen, deltas } = gathering();
  for (const text of ['a', 'b', 'c']) deltas.add(delta(text));
  expect(seen).toEqual(['a']);
  vi.advanceTimersByTime(40);
  expect(seen).toEqual(['a', 'bc']);
});

test('after a rest the next piece is shown at once again', () => {
  const { seen, deltas } = gathering();
  deltas.add(delta('a'));
  vi.advanceTimersByTime(100);
  deltas.add(delta('b'));
  expect(seen).toEqual(['a', 'b']);
});

test('the channels keep their order', () => {
  const { seen, deltas } = gathering();
  deltas.add(delta('hm', 'reasoning'));
  deltas.add(delta('so', 'reasoning'));
  deltas.add(delta('Yes'));
  deltas.flush();
  expect(seen).toEqual(['hm', 'so', 'Yes']);
});

test('what was gathered for a stream that was left is not shown', () => {
  const { seen, deltas } = gathering();
  deltas.add(delta('a'));
  deltas.add(delta('b'));
  deltas.drop();
  vi.runAllTimers();
  expect(seen).toEqual(['a']);
});
