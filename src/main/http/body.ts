import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { AppError } from '../../shared/errors.ts';

/** Bodies of calls hold one code; files come as a stream instead. */
const maxJsonBytes = 4096;

/** The parsed body, or undefined when it is too long or not JSON. */
export async function readJson(body: Readable): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxJsonBytes) return undefined;
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Passes bytes through and breaks with `file-too-large` once there are more than `limitBytes`. */
export function sizeLimit(name: string, limitBytes: number): Transform {
  let sizeBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) {
        done(new AppError('file-too-large', { name, sizeBytes, limitBytes }));
      } else {
        done(null, chunk);
      }
    },
  });
}
