import { Toast } from '@base-ui/react/toast';
import type { ErrorReport } from '../../../shared/api/common.ts';
import { AppError } from '../../../shared/errors.ts';
import { common } from '../messages/common.ts';
import { describeError } from '../messages/errors.ts';

export type ToastTone = 'plain' | 'error';

/** The one queue of toasts; `Toaster` shows it. */
export const toasts = Toast.createToastManager();

/** Undo must stay in reach long enough to notice the mistake. */
const undoMilliseconds = 10_000;
const plainMilliseconds = 4_000;
const errorMilliseconds = 12_000;

type ToastRequest = { title: string; description?: string; undo?: () => void };

/** Says what has just happened. With `undo` a button takes it back. */
export function showToast({ title, description, undo }: ToastRequest): void {
  const toastId = toasts.add({
    title,
    description,
    type: 'plain' satisfies ToastTone,
    timeout: undo ? undoMilliseconds : plainMilliseconds,
    ...(undo && {
      actionProps: {
        children: common.undo,
        onClick: () => {
          toasts.close(toastId);
          undo();
        },
      },
    }),
  });
}

/** Tells of an action that failed: what happened, why, what to do. `cancelled` is no failure. */
export function showError(error: ErrorReport): void {
  if (error.code === 'cancelled') return;
  const { title, why, whatToDo } = describeError(error);
  toasts.add({
    title,
    description: [why, whatToDo].filter(Boolean).join(' '),
    type: 'error' satisfies ToastTone,
    timeout: errorMilliseconds,
  });
}

/**
 * Runs an action that a person started; when it fails, a toast says why. Resolves to null then.
 * Failures that have a place of their own on the screen are handled there instead.
 */
export async function attempt<Result>(action: () => Promise<Result>): Promise<Result | null> {
  try {
    return await action();
  } catch (error) {
    showError(error instanceof AppError ? error : new AppError('internal', {}, { cause: error }));
    return null;
  }
}
