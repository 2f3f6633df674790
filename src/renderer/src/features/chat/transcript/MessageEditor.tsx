import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { attempt } from '../../../ui/toast.ts';
import { focusComposer } from '../actions/conversationActions.ts';
import { cancelEditing, finishEditing } from '../actions/messageActions.ts';
import { useSendKey } from '../sendKey.ts';

const words = chatWords.reply;

/** A message being changed where it stands. The former version stays beside the new one. */
export function MessageEditor({ message }: { message: Message }) {
  const [text, setText] = useState(message.text);
  const [isSaving, setIsSaving] = useState(false);
  const isSendKey = useSendKey();
  const isUser = message.role === 'user';
  const canSave = text.trim() !== '' && !isSaving;

  async function save(): Promise<void> {
    if (!canSave) return;
    setIsSaving(true);
    await attempt(() => finishEditing(message.id, text));
    setIsSaving(false);
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') cancel();
    else if (isSendKey(event) && isUser) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="pb-4">
      <textarea
        // The person has just asked to edit it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        dir="auto"
        aria-label={isUser ? words.editLabel : words.editReplyLabel}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        className="field-sizing-content max-h-[60vh] min-h-20 w-full resize-none rounded-lg border border-line-strong bg-canvas px-4 py-2.5 text-read text-ink outline-none focus:border-focus"
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button size="small" onClick={cancel}>
          {common.cancel}
        </Button>
        <Button size="small" variant="primary" disabled={!canSave} onClick={() => void save()}>
          {isUser ? words.saveAndSend : words.saveReply}
        </Button>
      </div>
    </div>
  );
}

function cancel(): void {
  cancelEditing();
  focusComposer();
}
