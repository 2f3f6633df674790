import { useRef, useState } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';

type TitleFieldProps = {
  title: string;
  onCommit: (title: string) => void;
  onCancel: () => void;
  className?: string;
};

/** A title being changed where it stands: Enter or leaving keeps the change, Escape does not. */
export function TitleField({ title, onCommit, onCancel, className }: TitleFieldProps) {
  const [text, setText] = useState(title);
  // Removing the field takes its focus away, which must not count as leaving it.
  const isDone = useRef(false);

  function finish(keeps: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    if (keeps && text !== title) onCommit(text);
    else onCancel();
  }

  return (
    <input
      ref={(input) => {
        if (input !== null && document.activeElement !== input) input.select();
      }}
      dir="auto"
      aria-label={chatWords.list.renameLabel}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
        event.stopPropagation();
      }}
      className={classNames(
        'rounded-md border border-focus bg-canvas text-ink focus:outline-none',
        className,
      )}
    />
  );
}
