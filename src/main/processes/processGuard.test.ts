import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { memoryEnd } from './processGuard.ts';

const guard = fileURLToPath(new URL('./processGuard.ts', import.meta.url));

/** Busy, so that only another thread can see it grow. */
const greedy = `
  const { guardProcess } = await import(${JSON.stringify(guard)});
  guardProcess({ residentBytes: 300 * 1024 * 1024 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const kept = [];
  const end = Date.now() + 20_000;
  while (Date.now() < end) if (kept.length < 800) kept.push(Buffer.alloc(1024 * 1024, 1));
`;

test('a process that outgrows its share is ended, and says why', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', greedy]);
  const [words, [, signal]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(signal).toBe('SIGKILL');
  expect(words).toContain(memoryEnd);
}, 60_000);
