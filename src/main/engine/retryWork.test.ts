import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { retryWork } from './retryWork.ts';

/** Each attempt does so many steps and fails; the one after them succeeds. */
function retried(code: ErrorCode, stepsBeforeFailure: number[]) {
  let attempts = 0;
  let done = 0;
  const signal = new AbortController().signal;
  const working = retryWork({
    signal,
    done: () => done,
    async attempt() {
      const steps = stepsBeforeFailure[attempts];
      attempts += 1;
      if (steps === undefined) return;
      done += steps;
      throw new AppError(code);
    },
  });
  return { working, attempts: () => attempts };
}

test('as long as each attempt gets further, there is another', async () => {
  const { working, attempts } = retried('engine-crashed', [1, 1, 1, 1, 1]);
  await working;
  expect(attempts()).toBe(6);
});

test('the third attempt in a row that gets no further is the last', async () => {
  const { working, attempts } = retried('engine-hung', [2, 0, 0, 0, 0]);
  await expect(working).rejects.toMatchObject({ code: 'engine-hung' });
  expect(attempts()).toBe(3);
});

test('what is no failure of the engine is the end', async () => {
  const { working, attempts } = retried('disk-full', [1, 1]);
  await expect(working).rejects.toMatchObject({ code: 'disk-full' });
  expect(attempts()).toBe(1);
});
