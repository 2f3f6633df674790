import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { classNames } from './classNames.ts';

type EditInPlaceProps = {
  /** The accessible name of the field, and of what opens it. */
  label: string;
  value: string;
  /** Stands there while the value is empty. */
  placeholder?: string;
  maxLength: number;
  /** Whether nothing at all is a value; else an empty text leaves the old one. */
  canBeEmpty?: boolean;
  onCommit: (value: string) => void;
  className?: string;
};

/** A text that is changed where it stands: Enter or leaving keeps the change, Escape does not. */
export function EditInPlace(props: EditInPlaceProps) {
  const [isEditing, setIsEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);

  useEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    opener.current?.focus();
  }, [isEditing]);

  if (isEditing) {
    return (
      <Editor
        {...props}
        onDone={(byKey) => {
          returnsFocus.current = byKey;
          setIsEditing(false);
        }}
      />
    );
  }
  const { label, value, placeholder, className } = props;
  return (
    <button
      ref={opener}
      type="button"
      aria-label={value === '' ? label : `${label}: ${value}`}
      title={value === '' ? undefined : value}
      dir="auto"
      onClick={() => setIsEditing(true)}
      className={classNames(
        '-mx-1 max-w-full min-w-0 truncate rounded-sm px-1 text-start hover:bg-hover',
        value === '' && 'text-ink-3',
        className,
      )}
    >
      {value === '' ? placeholder : value}
    </button>
  );
}

function Editor({
  label,
  value,
  maxLength,
  canBeEmpty = false,
  onCommit,
  onDone,
  className,
}: EditInPlaceProps & { onDone: (byKey: boolean) => void }) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  // Removing the field takes its focus away, which must not count as leaving it.
  const isDone = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function finish(keeps: boolean, byKey: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    const next = text.trim();
    if (keeps && next !== value && (next !== '' || canBeEmpty)) onCommit(next);
    onDone(byKey);
  }

  function handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    finish(event.key === 'Enter', true);
  }

  return (
    <input
      ref={field}
      dir="auto"
      aria-label={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={handleKey}
      className={classNames(
        '-mx-1 w-full min-w-0 rounded-sm bg-canvas px-1 text-ink outline-1 outline-focus',
        className,
      )}
    />
  );
}
