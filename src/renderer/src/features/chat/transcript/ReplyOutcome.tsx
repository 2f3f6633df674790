import { CirclePause, Play, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { describeError } from '../../../messages/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { continueReply, regenerate } from '../actions/messageActions.ts';

const words = chatWords.reply;

type ReplyOutcomeProps = { message: Message; isLast: boolean };

/** How a reply ended, where that is not simply its end, and the way on. */
export function ReplyOutcome({ message, isLast }: ReplyOutcomeProps) {
  const { id, status, error, text } = message;
  const onward = isLast ? <Continue messageId={id} /> : null;

  if (status === 'failed' && error !== null) {
    return (
      <div className="my-2">
        <ErrorNotice
          error={error}
          actions={isLast && (text === '' ? <Retry messageId={id} /> : onward)}
        />
      </div>
    );
  }
  if (status === 'interrupted') {
    const cause = error === null ? null : describeError(error);
    return (
      <Notice icon={<TriangleAlert size={16} strokeWidth={1.75} aria-hidden />} actions={onward}>
        <strong className="font-medium">{words.interrupted}</strong>{' '}
        {cause === null ? words.interruptedByEnd : `${cause.title}. ${cause.why ?? ''}`}
      </Notice>
    );
  }
  const ending = quietEnding(message);
  if (ending === null) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 text-small text-ink-3">
      <span className="inline-flex items-center gap-1.5">
        <CirclePause size={14} strokeWidth={1.75} aria-hidden />
        {ending}
      </span>
      {onward}
    </p>
  );
}

/** Endings that nobody needs to worry about. */
function quietEnding({ status, figures }: Message): string | null {
  if (status === 'stopped') return words.stopped;
  if (figures?.stopReason === 'max-tokens') return words.maxTokens;
  if (figures?.stopReason === 'context-full') return words.contextFull;
  return null;
}

type NoticeProps = { icon: ReactNode; actions: ReactNode; children: ReactNode };

function Notice({ icon, actions, children }: NoticeProps) {
  return (
    <div className="my-2 flex items-start gap-2.5 rounded-lg bg-amber-soft px-3.5 py-2.5 text-small text-ink">
      <span className="mt-px text-amber-text">{icon}</span>
      <p className="min-w-0 flex-1 py-px">{children}</p>
      {actions}
    </div>
  );
}

function Continue({ messageId }: { messageId: string }) {
  return (
    <Button
      size="small"
      icon={<Play size={13} strokeWidth={1.75} aria-hidden />}
      onClick={() => continueReply(messageId)}
    >
      {words.continue}
    </Button>
  );
}

function Retry({ messageId }: { messageId: string }) {
  return (
    <Button
      size="small"
      icon={<RotateCw size={13} strokeWidth={1.75} aria-hidden />}
      onClick={() => regenerate(messageId)}
    >
      {words.retry}
    </Button>
  );
}
