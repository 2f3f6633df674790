import { spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { documentLimits } from './limits.ts';
import { readingLine } from './documentEvents.ts';
import { readingEvents } from './readingProcess.ts';

afterEach(() => void vi.useRealTimers());

function eventsOf(script: string) {
  const child = spawn(process.execPath, ['--eval', script], { stdio: 'pipe' });
  return {
    child,
    events: readingEvents(child, { signal: new AbortController().signal, line: readingLine }),
  };
}

test('a reader that is silent for too long is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { child, events } = eventsOf('setInterval(() => {}, 1000)');
  const first = expect(events.next()).rejects.toMatchObject({
    code: 'document-over-limit',
    details: { limit: 'time', most: 30 },
  });
  await vi.advanceTimersByTimeAsync(documentLimits.silentMilliseconds - 1);
  expect(child.killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await first;
  expect(child.killed).toBe(true);
});

test.each([
  ['words that are no JSON', 'console.log("hello")'],
  [
    'JSON that is none of its messages',
    'console.log(JSON.stringify({ type: "found", events: [{ type: "run" }] }))',
  ],
  ['a line without end', 'process.stdout.write("x".repeat(3e6))'],
  ['nothing', ''],
])('a reader that says %s has failed', async (_, script) => {
  const { events } = eventsOf(script);
  await expect(events.next()).rejects.toMatchObject({ code: 'document-reader-failed' });
});

test('a reader that fills the memory JavaScript may have has gone over its limit', async () => {
  const script = 'const a = []; for (;;) a.push(new Array(1000).fill({}));';
  const child = spawn(process.execPath, ['--max-old-space-size=50', '--eval', script], {
    stdio: 'pipe',
  });
  const events = readingEvents(child, { signal: new AbortController().signal, line: readingLine });
  await expect(events.next()).rejects.toMatchObject({
    code: 'document-over-limit',
    details: { limit: 'memory' },
  });
}, 60_000);
