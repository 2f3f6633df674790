import { useState } from 'react';
import type { DragEvent } from 'react';
import { chatWords } from '../../messages/chat.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { attempt } from '../../ui/toast.ts';
import { attachFiles } from './actions/attachments.ts';
import { restoreConversation } from './actions/conversationActions.ts';
import { reopenConversation } from './actions/watching.ts';
import { ChatHeader } from './ChatHeader.tsx';
import { useChatStore } from './chatStore.ts';
import type { OpenConversation } from './chatStore.ts';
import { Composer } from './composer/Composer.tsx';
import { ComposerNotices } from './composer/ComposerNotices.tsx';
import { EmptyChat } from './EmptyChat.tsx';
import { Transcript } from './transcript/Transcript.tsx';

type ConversationProps = { isListHidden: boolean; isInspectorShown: boolean };

/** The open conversation. Text files may be dropped anywhere on it. */
export function Conversation(panels: ConversationProps) {
  const open = useChatStore((state) => state.open);
  const [isDropTarget, setIsDropTarget] = useState(false);
  const openId = open.status === 'open' ? open.conversationId : null;

  function acceptDrop(event: DragEvent): void {
    setIsDropTarget(false);
    const files = [...event.dataTransfer.files];
    if (openId !== null && files.length > 0) void attachFiles(openId, files);
  }

  return (
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onDragEnter={(event) => setIsDropTarget(event.dataTransfer.types.includes('Files'))}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event;
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsDropTarget(false);
      }}
      onDrop={acceptDrop}
    >
      <ChatHeader
        conversation={open.status === 'open' ? open.chat.conversation : null}
        {...panels}
      />
      <ConversationBody open={open} />
      {open.status !== 'gone' && open.status !== 'failed' && (
        <div className="mx-auto flex w-full max-w-reading shrink-0 flex-col gap-2 px-6 pb-4">
          <ComposerNotices />
          <Composer conversationId={open.status === 'none' ? null : open.conversationId} />
        </div>
      )}
      {isDropTarget && (
        <div className="pointer-events-none absolute inset-3 z-10 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-canvas/90 text-title font-medium text-accent-text">
          {chatWords.composer.dropHere}
        </div>
      )}
    </div>
  );
}

function ConversationBody({ open }: { open: OpenConversation }) {
  const words = chatWords.empty;
  switch (open.status) {
    case 'none':
    case 'opening':
      return <div className="flex-1" aria-busy />;
    case 'open':
      return open.chat.path.length === 0 ? (
        <EmptyChat />
      ) : (
        <Transcript key={open.conversationId} chat={open.chat} />
      );
    case 'gone':
      return (
        <EmptyState
          title={words.goneTitle}
          body={words.gone}
          actions={
            <Button onClick={() => void attempt(() => restoreConversation(open.conversationId))}>
              {words.restore}
            </Button>
          }
        />
      );
    case 'failed':
      return (
        <div className="mx-auto w-full max-w-reading p-6">
          <ErrorNotice
            error={open.error}
            actions={
              <Button size="small" onClick={reopenConversation}>
                {words.tryAgain}
              </Button>
            }
          />
        </div>
      );
  }
}
