import { expect, test } from 'vitest';
import { AppError, errorCodes } from '../../../shared/errors.ts';
import { describeError, errorDetailsText } from './errors.ts';

test.each(errorCodes)('%s is told in words, also without details', (code) => {
  const { title, why, whatToDo } = describeError({ code, details: {} });
  const words = [title, why, whatToDo].filter((part) => part !== null).join(' ');
  expect(title).toMatch(/^[A-Z“].*[^.]$/);
  expect(words).not.toMatch(/undefined|null|NaN|\[object/);
});

test('numbers are part of the words', () => {
  const error = new AppError('message-too-long', { promptTokens: 5210, contextSize: 4096 });
  expect(describeError(error).why).toContain('5,210');
  expect(describeError(error).why).toContain('4,096');
});

test('memory is told in the units people know', () => {
  const details = { neededBytes: 9_400_000_000, freeBytes: 3_100_000_000, contextSize: 32_768 };
  expect(describeError({ code: 'out-of-memory', details })).toMatchObject({
    why: 'It needs about 9.4 GB; 3.1 GB are free.',
    whatToDo: expect.stringContaining('32,768'),
  });
});

test('the details to copy hold the code and every fact', () => {
  const error = new AppError('engine-crashed', { signal: 'SIGSEGV', lastLines: 'ggml: assert' });
  expect(errorDetailsText(error)).toBe(
    'Alcove error: engine-crashed\nsignal: SIGSEGV\nlastLines: ggml: assert',
  );
});
