import { InsufficientMemoryError, NoBinaryFoundError } from 'node-llama-cpp';
import { AppError } from '../../../shared/errors.ts';

type FailedLoad = {
  error: unknown;
  /** What llama.cpp logged on the way. */
  logLines: string[];
  path: string;
  memory: { neededBytes: number; freeBytes: number; contextSize: number };
};

const truncation = /not within the file bounds|corrupted or incomplete|unexpectedly reached end/i;
const refusal =
  /unknown (model )?architecture|error loading model|missing tensor|wrong shape|wrong number of tensors|invalid|unsupported|check_tensors|unknown pre-tokenizer|key not found/i;
const allocation = /failed to allocate|unable to allocate|out of memory|alloc.*failed/i;

/** The library's errors say little; llama.cpp's log lines say why. */
export function translateLoadError({ error, logLines, path, memory }: FailedLoad): unknown {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NoBinaryFoundError) {
    return new AppError('engine-unavailable', { reason: message }, { cause: error });
  }
  const words = [...logLines, message];
  if (error instanceof InsufficientMemoryError || words.some((line) => allocation.test(line))) {
    return new AppError('out-of-memory', memory, { cause: error });
  }
  if (words.some((line) => truncation.test(line))) {
    return new AppError('model-truncated', { path }, { cause: error });
  }
  const reason = words.find((line) => refusal.test(line));
  if (reason) return new AppError('model-unsupported', { path, reason }, { cause: error });
  return new AppError('load-failed', { reason: logLines.at(-1) ?? message }, { cause: error });
}
