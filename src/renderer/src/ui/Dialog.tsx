import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { common } from '../messages/common.ts';
import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** Buttons, the one thing to do last. */
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the focus goes when what opened it may be gone by then; null: to what opened it. */
  finalFocus?: () => HTMLElement | null;
  children?: ReactNode;
};

const widths = { narrow: 'max-w-108', wide: 'max-w-160' };

export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  footer,
  width = 'narrow',
  initialFocus,
  finalFocus,
  children,
}: DialogProps) {
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <BaseDialog.Popup
            data-popup
            {...(initialFocus && { initialFocus })}
            {...(finalFocus && { finalFocus })}
            className={classNames('floats flex w-full flex-col gap-3 p-5', widths[width])}
          >
            <BaseDialog.Title className="text-title font-semibold">{title}</BaseDialog.Title>
            {description && (
              <BaseDialog.Description className="text-ui text-ink-2">
                {description}
              </BaseDialog.Description>
            )}
            {children}
            {footer && <div className="mt-2 flex flex-wrap justify-end gap-2">{footer}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  description: string;
  confirmLabel: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Only for what cannot be undone; everything else happens at once and offers Undo. */
export function ConfirmDialog({ confirmLabel, onConfirm, ...dialog }: ConfirmDialogProps) {
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <Button onClick={dialog.onClose}>{common.cancel}</Button>
          <Button
            variant="danger"
            onClick={() => {
              dialog.onClose();
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
