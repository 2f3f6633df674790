import { chatWords } from '../../messages/chat.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FileDropArea } from '../../ui/FileDropArea.tsx';
import { attempt } from '../../ui/toast.ts';
import { attachFiles } from './actions/attachments.ts';
import { restoreConversation } from './actions/conversationActions.ts';
import { reopenConversation } from './actions/watching.ts';
import { ChatHeader } from './ChatHeader.tsx';
import { selectOpenChat, selectOpenId, useChatStore } from './chatStore.ts';
import { Composer } from './composer/Composer.tsx';
import { ComposerNotices } from './composer/ComposerNotices.tsx';
import { EmptyChat } from './EmptyChat.tsx';
import { Transcript } from './transcript/Transcript.tsx';

const words = chatWords.empty;

type ConversationProps = { isListHidden: boolean; isInspectorShown: boolean };

/** The open conversation. Text files may be dropped anywhere on it. */
export function Conversation(panels: ConversationProps) {
  const status = useChatStore((state) => state.open.status);
  const conversationId = useChatStore(selectOpenId);

  function acceptDrop(files: File[]): void {
    if (status === 'open' && conversationId !== null) void attachFiles(conversationId, files);
  }

  return (
    <FileDropArea
      label={chatWords.composer.dropHere}
      onDrop={acceptDrop}
      className="flex min-h-0 flex-1 flex-col"
    >
      <ChatHeader {...panels} />
      <ConversationBody />
      {status !== 'gone' && status !== 'failed' && (
        <div className="mx-auto flex w-full max-w-reading shrink-0 flex-col gap-2 px-6 pb-4">
          <ComposerNotices />
          <Composer conversationId={conversationId} />
        </div>
      )}
    </FileDropArea>
  );
}

function ConversationBody() {
  const status = useChatStore((state) => state.open.status);
  const conversationId = useChatStore(selectOpenId);
  const isEmpty = useChatStore((state) => selectOpenChat(state)?.path.length === 0);
  switch (status) {
    case 'none':
    case 'opening':
      return <div className="flex-1" aria-busy />;
    case 'open':
      return isEmpty ? <EmptyChat /> : <Transcript key={conversationId} />;
    case 'gone':
      return <GoneChat />;
    case 'failed':
      return <FailedChat />;
  }
}

function GoneChat() {
  const conversationId = useChatStore(selectOpenId);
  return (
    <EmptyState
      title={words.goneTitle}
      body={words.gone}
      actions={
        conversationId !== null && (
          <Button onClick={() => void attempt(() => restoreConversation(conversationId))}>
            {words.restore}
          </Button>
        )
      }
    />
  );
}

function FailedChat() {
  const error = useChatStore(({ open }) => (open.status === 'failed' ? open.error : null));
  if (error === null) return null;
  return (
    <div className="mx-auto w-full max-w-reading p-6">
      <ErrorNotice
        error={error}
        actions={
          <Button size="small" onClick={reopenConversation}>
            {words.tryAgain}
          </Button>
        }
      />
    </div>
  );
}
