import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { formatBytes } from '../../../messages/numbers.ts';
import { MessageActions } from './MessageActions.tsx';

const words = chatWords.transcript;

/** A pasted book is shown by its beginning; all of it would be laid out at once. */
const shownCharacters = 4_000;
const expandedCharacters = 200_000;

type UserMessageProps = { message: Message; hasActions: boolean };

export function UserMessage({ message, hasActions }: UserMessageProps) {
  const { text, attachments } = message;
  return (
    <div className="flex flex-col items-end pb-1">
      {attachments.length > 0 && (
        <ul className="mb-1.5 flex flex-wrap justify-end gap-1.5">
          {attachments.map((attachment) => (
            <li
              key={attachment.id}
              className="flex items-center gap-1.5 rounded-md border border-line px-2 py-1 text-small text-ink-2"
            >
              <FileText size={14} strokeWidth={1.75} aria-hidden />
              <span dir="auto" className="max-w-60 truncate">
                {attachment.name}
              </span>
              <span className="figures text-status text-ink-3">
                {attachment.tokens === null
                  ? formatBytes(attachment.sizeBytes)
                  : chatWords.composer.tokens(attachment.tokens)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {text !== '' && <UserText text={text} />}
      <MessageActions message={message} isShown={hasActions} />
    </div>
  );
}

function UserText({ text }: { text: string }) {
  const [isExpanded, setIsExpanded] = useState(false);
  const limit = isExpanded ? expandedCharacters : shownCharacters;
  const shown = text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text;
  return (
    <div
      dir="auto"
      className="max-w-[88%] rounded-lg bg-sunken px-4 py-2.5 text-read break-words whitespace-pre-wrap text-ink"
    >
      {shown}
      {text.length > shownCharacters && (
        <button
          type="button"
          aria-expanded={isExpanded}
          onClick={() => setIsExpanded(!isExpanded)}
          className="mt-2 block rounded-sm text-small font-medium text-accent-text hover:underline"
        >
          {isExpanded ? words.showLess : words.showMore(text.length)}
        </button>
      )}
    </div>
  );
}
