import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';
import { cancelRenaming, finishRenaming } from '../actions/conversationActions.ts';

type TitleFieldProps = {
  conversationId: string;
  title: string;
  /** After Enter or Escape; when the focus left by itself, it stays where it went. */
  returnFocus: () => void;
  className?: string;
};

/** A title being changed where it stands: Enter or leaving keeps the change, Escape does not. */
export function TitleField({ conversationId, title, returnFocus, className }: TitleFieldProps) {
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  // Removing the field takes its focus away, which must not count as leaving it.
  const isDone = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function finish(keeps: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    if (keeps && text !== title) finishRenaming(conversationId, text);
    else cancelRenaming();
  }

  function handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Escape must not stop a reply as well.
    event.preventDefault();
    finish(event.key === 'Enter');
    returnFocus();
  }

  return (
    <input
      ref={field}
      dir="auto"
      aria-label={chatWords.list.renameLabel}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={handleKey}
      className={classNames(
        'rounded-md border border-focus bg-canvas text-ink outline-none',
        className,
      )}
    />
  );
}
