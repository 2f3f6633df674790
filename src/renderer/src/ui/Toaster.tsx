import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { common } from '../messages/common.ts';
import { toasts } from './toast.ts';

/** Shows the toasts of `toast.ts`; once. At the top, because at the bottom people write. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed end-4 top-14 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="floats w-full text-ui data-limited:hidden data-[type=error]:border-s-3 data-[type=error]:border-red"
    >
      <Toast.Content className="flex items-start gap-2 py-2.5 ps-3.5 pe-2">
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title className="font-medium break-words" />
          <Toast.Description className="mt-0.5 text-small break-words text-ink-2" />
        </div>
        <Toast.Action className="h-6 shrink-0 rounded-md px-2 font-medium text-accent-text hover:bg-hover" />
        <Toast.Close
          aria-label={common.dismiss}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X size={14} strokeWidth={2} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
