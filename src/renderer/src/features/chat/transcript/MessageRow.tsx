import { memo, useRef, useState } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { MemoryLine } from './MemoryLine.tsx';
import { MessageEditor } from './MessageEditor.tsx';
import { Reply } from './Reply.tsx';
import { useFoundWords } from './foundWords.ts';
import { UserMessage } from './UserMessage.tsx';

type MessageRowProps = {
  messageId: string;
  position: number;
  total: number;
  isTabStop: boolean;
};

/** One message. Its actions exist while it is pointed at, has the focus, or is the last one. */
export const MessageRow = memo(function MessageRow({
  messageId,
  position,
  total,
  isTabStop,
}: MessageRowProps) {
  const message = useChatStore((state) => selectOpenChat(state)?.messages[messageId]);
  const isEditing = useChatStore((state) => state.editingMessageId === messageId);
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const article = useRef<HTMLElement>(null);
  useFoundWords(messageId, article);

  if (message === undefined) return null;
  const isLast = position === total;
  const hasActions = isPointedAt || hasFocus || isLast;
  return (
    <>
      <MemoryLine messageId={messageId} />
      <article
        ref={article}
        data-message={messageId}
        aria-label={
          message.role === 'user'
            ? chatWords.transcript.you
            : (message.modelName ?? chatWords.transcript.model)
        }
        aria-posinset={position}
        aria-setsize={total}
        tabIndex={isTabStop ? 0 : -1}
        onPointerEnter={() => setIsPointedAt(true)}
        onPointerLeave={() => setIsPointedAt(false)}
        onFocus={() => setHasFocus(true)}
        onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
        className="mx-auto w-full max-w-reading rounded-lg px-6 pt-1 -outline-offset-2"
      >
        {isEditing && <MessageEditor message={message} />}
        {!isEditing && message.role === 'user' && (
          <UserMessage message={message} hasActions={hasActions} />
        )}
        {!isEditing && message.role === 'assistant' && (
          <Reply message={message} hasActions={hasActions} isLast={isLast} />
        )}
      </article>
    </>
  );
});
