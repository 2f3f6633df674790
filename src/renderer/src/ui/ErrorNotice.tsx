import { Check, CircleAlert, Copy } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ErrorReport } from '../../../shared/api/common.ts';
import { common } from '../messages/common.ts';
import { describeError, errorDetailsText } from '../messages/errors.ts';
import { Button } from './Button.tsx';

type ErrorNoticeProps = {
  /** An `AppError` is one too. */
  error: ErrorReport;
  /** Buttons that do what the words advise, before Copy details. */
  actions?: ReactNode;
};

/** What happened, why, what to do. Stands where the thing that failed would have stood. */
export function ErrorNotice({ error, actions }: ErrorNoticeProps) {
  const { title, why, whatToDo } = describeError(error);
  return (
    <div role="alert" className="flex gap-2.5 rounded-lg bg-red-soft px-3.5 py-3 text-ui">
      <CircleAlert
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className="mt-0.5 shrink-0 text-red-text"
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words text-red-text">{title}</p>
        {why && <p className="mt-0.5 break-words text-ink-2">{why}</p>}
        {whatToDo && <p className="mt-0.5 break-words text-ink">{whatToDo}</p>}
        <div className="mt-2 flex flex-wrap gap-2">
          {actions}
          <CopyDetails error={error} />
        </div>
      </div>
    </div>
  );
}

/** Puts the code and its facts on the clipboard, for a report. */
export function CopyDetails({ error }: { error: ErrorReport }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(errorDetailsText(error));
    setIsCopied(true);
  }

  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      size="small"
      variant="quiet"
      icon={<Icon size={14} strokeWidth={1.75} aria-hidden />}
      onClick={() => void copy()}
    >
      {isCopied ? common.copied : common.copyDetails}
    </Button>
  );
}
