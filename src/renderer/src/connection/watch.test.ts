import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { setConnection } from './connectionStore.ts';
import type { Link } from './connectionStore.ts';
import { watch } from './watch.ts';

const link = (): Link => ({ call: () => Promise.reject(new Error('not called here')) });

function connected(): void {
  setConnection({ status: 'connected', link: link() });
}

beforeEach(() => setConnection({ status: 'connecting' }));

test('waits for the connection, and begins again with the next one', async () => {
  const events: string[] = [];
  let opened = 0;
  const stop = watch({
    open: async () => streamThatBreaks(`snapshot ${(opened += 1)}`),
    onEvent: (event) => events.push(event),
    onError: (error) => events.push(error.code),
  });
  await Promise.resolve();
  expect(opened).toBe(0);

  connected();
  await vi.waitFor(() => expect(events).toEqual(['snapshot 1']));
  setConnection({ status: 'reconnecting', isLost: false });
  connected();
  await vi.waitFor(() => expect(events).toEqual(['snapshot 1', 'snapshot 2']));
  stop();
});

test('stops cleanly: the stream is aborted and nobody is told', async () => {
  const told = vi.fn();
  let signal: AbortSignal | undefined;
  const stop = watch({
    open: async (given) => {
      signal = given;
      return streamUntil(given);
    },
    onEvent: told,
    onError: told,
  });
  connected();
  await vi.waitFor(() => expect(signal).toBeDefined());
  stop();
  await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  expect(told).not.toHaveBeenCalled();
});

test('tells of an error of the core, and does not try again', async () => {
  let opened = 0;
  const errors: string[] = [];
  watch({
    open: async (): Promise<AsyncIterable<string>> => {
      opened += 1;
      throw new AppError('not-found', { what: 'chat' });
    },
    onEvent: () => {},
    onError: (error) => errors.push(error.code),
  });
  connected();
  await vi.waitFor(() => expect(errors).toEqual(['not-found']));
  connected();
  await Promise.resolve();
  expect(opened).toBe(1);
});

async function* streamThatBreaks(event: string): AsyncGenerator<string> {
  yield event;
  throw new AppError('disconnected');
}

// eslint-disable-next-line require-yield -- a stream on which nothing happens until it is aborted
async function* streamUntil(signal: AbortSignal): AsyncGenerator<string> {
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled')));
  });
}
