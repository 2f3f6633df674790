import { AppError } from '../../../../../shared/errors.ts';
import { showError } from '../../../ui/toast.ts';

/** Calls reject with `AppError`; whatever else arrives here is a fault of ours. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', {}, { cause: error });
}

/** Runs an action for its effect. A failure is told in a toast: nobody waits for the outcome. */
export function inBackground(action: Promise<unknown>): void {
  action.catch((error: unknown) => showError(asAppError(error)));
}
