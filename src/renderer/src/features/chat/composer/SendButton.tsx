import { ArrowUp, Square } from 'lucide-react';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { focusComposer } from '../actions/conversationActions.ts';
import { isReplying, sendDraft, stopReply } from '../actions/messageActions.ts';
import { selectDraft, selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';

const words = chatWords.composer;

/** Send, or Stop in its place while a reply is being written. */
export function SendButton() {
  const isBusy = useChatStore((state) => {
    const chat = selectOpenChat(state);
    return chat !== null && isReplying(chat);
  });
  return isBusy ? <Stop /> : <Send />;
}

function Send() {
  const canSend = useChatStore((state) => {
    const { text, attachments, arriving } = selectDraft(state);
    const hasContent = text.trim() !== '' || attachments.length > 0;
    const isOpen = selectOpenId(state) !== null;
    return isOpen && hasContent && arriving.length === 0 && state.sending.status !== 'sending';
  });
  return (
    <Tooltip label={words.send} shortcut="Enter" side="top">
      <button
        type="button"
        aria-label={words.send}
        disabled={!canSend}
        onClick={() => {
          void sendDraft();
          focusComposer();
        }}
        className={classNames(
          base,
          'hover:not-disabled:bg-accent-hover disabled:bg-pressed disabled:text-ink-3',
        )}
      >
        <ArrowUp size={16} strokeWidth={2.25} aria-hidden />
      </button>
    </Tooltip>
  );
}

function Stop() {
  const isStopping = useChatStore((state) => state.stoppingId === selectOpenId(state));
  const label = isStopping ? words.stopping : words.stop;
  return (
    <Tooltip label={label} shortcut="Escape" side="top">
      <button
        type="button"
        aria-label={label}
        aria-disabled={isStopping}
        onClick={() => {
          stopReply();
          focusComposer();
        }}
        className={classNames(base, 'hover:bg-accent-hover', isStopping && 'opacity-50')}
      >
        <Square size={12} strokeWidth={2} fill="currentColor" aria-hidden />
      </button>
    </Tooltip>
  );
}

const base =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md bg-accent text-on-accent transition-colors';
