import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transports } from './transports.ts';
import type { Connection } from './transports.ts';
import type { TestApi } from './testContract.ts';

/** Long enough for any transport here, short enough to tell "at once" from a hang. */
const soon = { timeout: 5000 };

describe.each(Object.entries(transports))('contract over %s', (_name, connect) => {
  let connection: Connection;
  let client: TestApi;
  beforeEach(async () => {
    connection = await connect();
    client = connection.client;
    await client.echo({ text: 'connected' });
  });
  afterEach(() => connection.end());

  test('carries text unharmed', async () => {
    const text = 'a\u0000b 👩🏽‍🚀 \u202eright-to-left\u202c \ud800 "quoted" \\ \r\n';
    await expect(client.echo({ text })).resolves.toBe(text);
  });

  test('a known error keeps its code and details', soon, async () => {
    await expect(client.fail({ how: 'known' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'not-gguf',
      details: { path: 'x.gguf', size: 3 },
    });
  });

  test('an unforeseen error becomes internal, without its words, and is logged', soon, async () => {
    const error: unknown = await client
      .fail({ how: 'unforeseen' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'internal' });
    expect(String(error)).not.toContain('a fault');
    const { logged } = await client.observe();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('a fault with a stack');
    expect(logged[0]).toContain('"call":"fail"');
  });

  test('input that the schema refuses is invalid-input, and nothing is logged', soon, async () => {
    const wrong = { how: 'sideways' } as unknown as { how: 'known' };
    await expect(client.fail(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(client.observe()).resolves.toMatchObject({ logged: [] });
  });

  test('a stream keeps its order', soon, async () => {
    const numbers: number[] = [];
    for await (const number of await client.count({})) {
      numbers.push(number);
      if (number === 500) break;
    }
    expect(numbers).toEqual(Array.from({ length: 501 }, (_, index) => index));
  });

  test('leaving a stream early ends it on the server', soon, async () => {
    for await (const number of await client.count({})) if (number === 3) break;
    await expect.poll(async () => (await client.observe()).endedStreams).toBe(1);
  });

  test('aborting a stream ends it on the server and rejects as cancelled', soon, async () => {
    const abort = new AbortController();
    const stream = await client.count({}, { signal: abort.signal });
    const reading = readToEnd(stream, (number) => {
      if (number === 3) abort.abort();
    });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(async () => (await client.observe()).endedStreams).toBe(1);
    await expect(client.observe()).resolves.toMatchObject({ logged: [] });
  });

  test('aborting a call reaches the server and rejects as cancelled', soon, async () => {
    const abort = new AbortController();
    const waiting = client.wait(undefined, { signal: abort.signal });
    await expect.poll(async () => (await client.observe()).begunWaits).toBe(1);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(async () => (await client.observe()).endedWaits).toBe(1);
  });

  test('a call that was aborted before it began is cancelled', soon, async () => {
    const signal = AbortSignal.abort();
    await expect(client.wait(undefined, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  test(
    'an error in the middle of a stream comes after its values, with its code',
    soon,
    async () => {
      const numbers: number[] = [];
      const reading = readToEnd(await client.count({ failAt: 3 }), (number) =>
        numbers.push(number),
      );
      await expect(reading).rejects.toMatchObject({
        code: 'engine-crashed',
        details: { signal: 'SIGKILL' },
      });
      expect(numbers).toEqual([0, 1, 2]);
    },
  );

  test('a stream whose server is gone rejects as disconnected', soon, async () => {
    const reading = readToEnd(await client.count({}), (number) => {
      if (number === 3) void connection.breakServer();
    });
    await expect(reading).rejects.toMatchObject({ code: 'disconnected' });
  });

  test('a waiting call whose server is gone rejects as disconnected', soon, async () => {
    const rejected = expect(client.wait()).rejects.toMatchObject({ code: 'disconnected' });
    await expect.poll(async () => (await client.observe()).begunWaits).toBe(1);
    await connection.breakServer();
    await rejected;
  });

  test('a call after the server is gone rejects as disconnected', soon, async () => {
    const waiting = client.wait().catch(() => undefined);
    await connection.breakServer();
    await waiting;
    await expect(client.echo({ text: 'x' })).rejects.toMatchObject({ code: 'disconnected' });
  });

  test('a call after closing the own side rejects as disconnected', soon, async () => {
    const waiting = client.wait().catch(() => undefined);
    connection.closeClient();
    await waiting;
    await expect(client.echo({ text: 'x' })).rejects.toMatchObject({ code: 'disconnected' });
  });
});

async function readToEnd(
  stream: AsyncIterable<number>,
  onNumber: (number: number) => void,
): Promise<void> {
  for await (const number of stream) onNumber(number);
}
