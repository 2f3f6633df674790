import { useMemo } from 'react';
import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { GroupedList } from '../../../ui/GroupedList.tsx';
import type { ListGroup } from '../../../ui/listLines.ts';
import { attempt } from '../../../ui/toast.ts';
import { deleteConversation, startRenaming } from '../actions/conversationActions.ts';
import { selectConversations, selectOpenId, useChatStore } from '../chatStore.ts';
import { groupConversations } from '../conversations.ts';
import { ConversationMenuItems } from './ConversationMenuItems.tsx';
import { ConversationRow } from './ConversationRow.tsx';

const words = chatWords.list;

/** Every conversation, grouped by day. */
export function ConversationList() {
  const conversations = useChatStore(selectConversations);
  const isLoading = useChatStore((state) => state.list.status === 'loading');
  const openId = useChatStore(selectOpenId);
  const groups = useMemo(() => titledGroups(conversations), [conversations]);

  if (groups.length === 0) {
    return (
      <p className="px-4 py-3 text-small text-ink-3">{isLoading ? words.loading : words.empty}</p>
    );
  }
  return (
    <GroupedList
      groups={groups}
      rowHeight={32}
      openId={openId}
      renderRow={(conversation, isTabStop) => (
        <ConversationRow conversation={conversation} isTabStop={isTabStop} />
      )}
      renderMenu={(conversation) => <ConversationMenuItems conversation={conversation} />}
      keysOf={(conversation) => ({
        F2: () => startRenaming(conversation.id),
        Delete: () => void attempt(() => deleteConversation(conversation)),
      })}
    />
  );
}

function titledGroups(
  conversations: readonly ConversationSummary[],
): ListGroup<ConversationSummary>[] {
  return groupConversations(conversations, Date.now()).map((group) => ({
    title: words.groups[group.name],
    entries: group.conversations,
  }));
}
