import { Paperclip } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { runCommand } from '../../../commands.ts';
import { chatWords } from '../../../messages/chat.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { attachFiles, attachPaste, longestPaste } from '../actions/attachments.ts';
import { composerId } from '../actions/conversationActions.ts';
import { writeDraft } from '../actions/drafts.ts';
import {
  dismissRefusal,
  isReplying,
  lastMessage,
  sendDraft,
  startEditing,
} from '../actions/messageActions.ts';
import { selectDraft, selectOpenChat, useChatStore } from '../chatStore.ts';
import { useSendKey } from '../sendKey.ts';
import { AttachmentChips } from './AttachmentChips.tsx';
import { ContextGauge } from './ContextGauge.tsx';
import { SendButton } from './SendButton.tsx';
import { StackChips } from './StackChips.tsx';

const words = chatWords.composer;

/** Where a message is written. The text leaves it only once the core has it. */
export function Composer({ conversationId }: { conversationId: string | null }) {
  const draft = useChatStore(selectDraft);
  const isSendKey = useSendKey();

  function change(text: string): void {
    if (conversationId === null) return;
    dismissRefusal();
    writeDraft(conversationId, text);
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method is composing, Enter and the arrow keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (isSendKey(event)) {
      event.preventDefault();
      void sendDraft();
    } else if (event.key === 'ArrowUp' && draft.text === '') {
      const message = lastMessage('user');
      const chat = selectOpenChat(useChatStore.getState());
      if (message === undefined || chat === null || isReplying(chat)) return;
      event.preventDefault();
      startEditing(message.id);
    }
  }

  function handlePaste(event: ClipboardEvent): void {
    if (conversationId === null) return;
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData('text/plain');
    if (text.length > longestPaste) {
      event.preventDefault();
      void attachPaste(conversationId, text);
    } else if (files.length > 0 && text === '') {
      event.preventDefault();
      void attachFiles(conversationId, files);
    }
  }

  return (
    <div
      className={
        'rounded-lg border border-line-strong/60 bg-raised transition-colors ' +
        'focus-within:border-focus hover:border-line-strong focus-within:hover:border-focus'
      }
    >
      <AttachmentChips conversationId={conversationId} />
      <textarea
        id={composerId}
        dir="auto"
        rows={1}
        aria-label={words.label}
        placeholder={words.placeholder}
        disabled={conversationId === null}
        value={draft.text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={handleKey}
        onPaste={handlePaste}
        className="field-sizing-content block max-h-[40vh] min-h-11 w-full resize-none bg-transparent px-4 pt-3 pb-1 text-read text-ink outline-none placeholder:text-ink-3"
      />
      <div className="flex items-end gap-1 px-2 pb-2">
        <IconButton
          icon={Paperclip}
          label={words.attach}
          disabled={conversationId === null}
          onClick={() => runCommand('chat.attach')}
        />
        <StackChips />
        <ContextGauge />
        <SendButton />
      </div>
    </div>
  );
}
