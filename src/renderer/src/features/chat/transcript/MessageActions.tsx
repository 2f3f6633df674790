import { Check, ChevronLeft, ChevronRight, Copy, PencilLine, RotateCw, Trash2 } from 'lucide-react';
import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { attempt } from '../../../ui/toast.ts';
import {
  deleteMessage,
  regenerate,
  startEditing,
  walkBranches,
} from '../actions/messageActions.ts';
import { useCopied } from '../useCopied.ts';
import { ReplyFigures } from './ReplyFigures.tsx';

const words = chatWords.reply;

type MessageActionsProps = { message: Message; isShown: boolean };

/** The row under a message. Its place is kept while it is empty, so that nothing moves. */
export function MessageActions({ message, isShown }: MessageActionsProps) {
  const isUser = message.role === 'user';
  return (
    <div
      className={classNames(
        'flex min-h-8 items-center gap-0.5 py-0.5',
        isUser ? 'justify-end' : '-ms-1.5',
      )}
    >
      {/* At the outer edge, so that it stays under the pointer when the actions appear. */}
      {!isUser && <BranchWalker message={message} />}
      {isShown && <Actions message={message} />}
      {isUser && <BranchWalker message={message} />}
      {isShown && !isUser && <ReplyFigures message={message} />}
    </div>
  );
}

function Actions({ message }: { message: Message }) {
  const [isCopied, copy] = useCopied();
  return (
    <div role="group" aria-label={words.toolbar} className="flex items-center gap-0.5">
      <IconButton
        size="small"
        icon={isCopied ? Check : Copy}
        label={isCopied ? words.copied : words.copy}
        onClick={() => copy(message.text)}
      />
      <IconButton
        size="small"
        icon={PencilLine}
        label={words.edit}
        onClick={() => startEditing(message.id)}
      />
      {message.role === 'assistant' && (
        <IconButton
          size="small"
          icon={RotateCw}
          label={words.regenerate}
          onClick={() => regenerate(message.id)}
        />
      )}
      <IconButton
        size="small"
        icon={Trash2}
        label={words.delete}
        onClick={() => void attempt(() => deleteMessage(message.id))}
      />
    </div>
  );
}

/** ‹ 2 / 3 › between the versions of a message. */
function BranchWalker({ message }: { message: Message }) {
  const { siblingIds, id } = message;
  const index = siblingIds.indexOf(id);
  if (siblingIds.length < 2) return null;
  return (
    <div
      role="group"
      aria-label={words.branchLabel(index + 1, siblingIds.length)}
      className="flex items-center text-status text-ink-2"
    >
      <IconButton
        size="small"
        icon={ChevronLeft}
        label={words.previousBranch}
        disabled={index === 0}
        onClick={() => walkBranches(message, -1)}
        className="rtl:-scale-x-100"
      />
      <span className="figures" aria-hidden>
        {words.branch(index + 1, siblingIds.length)}
      </span>
      <IconButton
        size="small"
        icon={ChevronRight}
        label={words.nextBranch}
        disabled={index === siblingIds.length - 1}
        onClick={() => walkBranches(message, 1)}
        className="rtl:-scale-x-100"
      />
    </div>
  );
}
