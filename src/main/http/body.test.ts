import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { readJson, sizeLimit } from './body.ts';

function through(chunks: string[], limitBytes: number): Promise<Buffer> {
  const limit = sizeLimit('notes.txt', limitBytes);
  const result = buffer(limit);
  pipeline(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), limit).catch(() => undefined);
  return result;
}

describe('size limit', () => {
  test('lets exactly the limit through', async () => {
    expect((await through(['12', '345'], 5)).toString()).toBe('12345');
  });

  test('breaks one byte above it, whatever the sender had announced', async () => {
    await expect(through(['12', '345', '6'], 5)).rejects.toMatchObject({
      code: 'file-too-large',
      details: { name: 'notes.txt', sizeBytes: 6, limitBytes: 5 },
    });
  });
});

describe('JSON body', () => {
  test('is parsed', async () => {
    const body = Readable.from([Buffer.from('{"code":'), Buffer.from('"x"}')]);
    await expect(readJson(body)).resolves.toEqual({ code: 'x' });
  });

  test('that is endless is not read to its end', async () => {
    let chunks = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          chunks += 1;
          yield Buffer.alloc(1024, 'x');
        }
      })(),
    );
    await expect(readJson(endless)).resolves.toBeUndefined();
    expect(chunks).toBeLessThan(100);
  });
});
