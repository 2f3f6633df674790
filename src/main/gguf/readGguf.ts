import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import { checkGgufFile } from './ggufFile.ts';
import { refusal } from './ggufHeader.ts';
import type { GgufHeader } from './ggufHeader.ts';

const memoryMegabytes = 256;
const timeMilliseconds = 8000;

/** One file at a time, however many are asked for. */
let former: Promise<unknown> = Promise.resolve();

/**
 * Reads the header of a GGUF file, of a model or an adapter, in a worker that is made for it and
 * thrown away, with limits on memory and time; one file at a time. Fails with the codes for files
 * of `errors.ts`: the file is missing, unreadable, no GGUF, truncated or beyond the limits.
 */
export async function readGguf(path: string): Promise<GgufHeader> {
  await checkGgufFile(path);
  const reading = former.then(() => readInWorker(path));
  former = reading.catch(() => undefined);
  return reading;
}

type Answer = { header: GgufHeader } | { code: ErrorCode; details: ErrorDetails };

async function readInWorker(path: string): Promise<GgufHeader> {
  const worker = new Worker(workerEntry(), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 32 },
    env: {},
    execArgv: [],
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const tooLong = setTimeout(
    () => reject(refusal(path, 'its header takes too long to read')),
    timeMilliseconds,
  );
  worker.once('message', resolve);
  worker.once('error', (error: Error) => reject(translate(error, path)));
  worker.once('exit', () => reject(refusal(path, 'its header could not be read')));
  try {
    const answer = await promise;
    if ('header' in answer) return answer.header;
    throw new AppError(answer.code, answer.details);
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}

function translate(error: Error, path: string): unknown {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? refusal(path, 'its header takes too much memory') : error;
}

/** In the build all entries lie side by side. */
function workerEntry(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), here.endsWith('.ts') ? 'worker.ts' : 'ggufWorker.js');
}
