import { AppError } from '../../shared/errors.ts';

/** The file breaks the rules of its format. */
export function damaged(path: string, reason: string): AppError {
  return new AppError('adapter-damaged', { path, reason });
}

/** The file is sound and of a kind that cannot be made into a plain LoRA for llama.cpp. */
export function unsupported(path: string, reason: string): AppError {
  return new AppError('adapter-unsupported', { path, reason });
}
