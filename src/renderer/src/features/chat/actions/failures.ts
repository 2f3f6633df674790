import { AppError } from '../../../../../shared/errors.ts';

/** Calls reject with `AppError`; whatever else arrives here is a fault of ours. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', {}, { cause: error });
}
