import { AppError } from '../../../shared/errors.ts';

const failure = /^Failed to initialize LoRA adapter "(.*)"$/s;
const cause = /failed to apply lora adapter: (.*)$/;
const misfit = /does not exist in base model|incorrect shape|arch mismatch/;

/** The library's error only names the file; llama.cpp's log says what is wrong with it. */
export function translateAdapterError(error: unknown, logLines: readonly string[]): unknown {
  const path = error instanceof Error ? failure.exec(error.message)?.[1] : undefined;
  if (path === undefined) return error;
  const reason = logLines.map((line) => cause.exec(line)?.[1]).findLast(Boolean) ?? '';
  const code = misfit.test(reason) ? 'adapter-unfit' : 'adapter-damaged';
  return new AppError(code, { path, reason }, { cause: error });
}
