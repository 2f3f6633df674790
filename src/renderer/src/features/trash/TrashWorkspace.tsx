import { useEffect, useState } from 'react';
import type { TrashedConversation } from '../../../../shared/api/chat.ts';
import { formatAge } from '../../messages/numbers.ts';
import { trash } from '../../messages/trash.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { purge, restoreConversation, useTrash, watchTrash } from './trashStore.ts';

/** Deleted chats: back with one click, gone for good only after a question. */
export function TrashWorkspace() {
  const conversations = useTrash((state) => state.conversations);
  useEffect(watchTrash, []);
  return (
    <main aria-label={trash.title} className="flex min-w-0 flex-1 flex-col bg-canvas">
      <WorkspaceHeader
        title={trash.title}
        actions={conversations?.length ? <PurgeAll count={conversations.length} /> : null}
      />
      <div className="flex-1 overflow-y-auto">
        {conversations !== null && <TrashList conversations={conversations} />}
      </div>
    </main>
  );
}

function TrashList({ conversations }: { conversations: TrashedConversation[] }) {
  if (conversations.length === 0) {
    return <EmptyState title={trash.emptyTitle} body={trash.emptyBody} />;
  }
  return (
    <ul aria-label={trash.title} className="mx-auto max-w-180 px-5 py-3">
      {conversations.map((conversation) => (
        <TrashRow key={conversation.id} conversation={conversation} />
      ))}
    </ul>
  );
}

function TrashRow({ conversation }: { conversation: TrashedConversation }) {
  const [isAsking, setIsAsking] = useState(false);
  const { id, title, deletedAt } = conversation;
  return (
    <li className="flex items-center gap-2 border-b border-line py-2">
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate">
          {title}
        </p>
        <p className="text-small text-ink-3">{trash.deletedAt(formatAge(deletedAt))}</p>
      </div>
      <Button
        size="small"
        aria-label={trash.restoreNamed(title)}
        onClick={() => void restoreConversation(conversation)}
      >
        {trash.restore}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={trash.purgeNamed(title)}
        onClick={() => setIsAsking(true)}
      >
        {trash.purge}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={trash.purgeTitle}
        description={trash.purgeBody(title)}
        confirmLabel={trash.purge}
        onConfirm={() => void purge(id)}
        onClose={() => setIsAsking(false)}
      />
    </li>
  );
}

function PurgeAll({ count }: { count: number }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setIsAsking(true)}>
        {trash.purgeAll}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={trash.purgeAllTitle}
        description={trash.purgeAllBody(count)}
        confirmLabel={trash.purgeAll}
        onConfirm={() => void purge()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
