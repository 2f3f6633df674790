import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { MemoryEntry } from '../../../../../shared/api/translationMemory.ts';
import { translateWords } from '../../../messages/translate.ts';
import { editableText, parseEditable } from '../segments/segmentText.ts';
import { editEntry } from './memoryActions.ts';
import { useMemory } from './memoryStore.ts';

/** The target of an entry: Enter or leaving keeps the change, Escape does not. */
export function EntryEditor({ entry: { id, source, target } }: { entry: MemoryEntry }) {
  const former = editableText(target);
  const [text, setText] = useState(former);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);

  useEffect(() => field.current?.focus(), []);

  function finish(keeps: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    useMemory.setState({ editingId: null });
    if (keeps && text.trim() !== '' && text !== former) {
      void editEntry(id, parseEditable(text, source));
    }
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter');
  }

  return (
    <textarea
      ref={field}
      aria-label={translateWords.segments.edit}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={handleKey}
      onBlur={() => finish(true)}
      className="-mx-2 -my-0.5 field-sizing-content w-full resize-none rounded-md border border-focus bg-canvas px-2 text-read outline-1 -outline-offset-2 outline-focus"
    />
  );
}
