import type { ConversationsEvent, ConversationSummary } from '../../../../shared/api/chat.ts';
import { dayGroupOf, dayGroups } from '../../ui/dayGroups.ts';
import type { DayGroup } from '../../ui/dayGroups.ts';

export type ConversationGroupName = 'pinned' | DayGroup;
export type ConversationGroup = {
  name: ConversationGroupName;
  conversations: readonly ConversationSummary[];
};

export function applyConversationsEvent(
  conversations: readonly ConversationSummary[],
  event: ConversationsEvent,
): readonly ConversationSummary[] {
  switch (event.type) {
    case 'snapshot':
      return newestFirst(event.conversations);
    case 'changed': {
      const others = conversations.filter((entry) => entry.id !== event.conversation.id);
      return newestFirst([event.conversation, ...others]);
    }
    case 'removed':
      return conversations.filter((entry) => entry.id !== event.id);
  }
}

function newestFirst(conversations: readonly ConversationSummary[]): ConversationSummary[] {
  return conversations.toSorted((a, b) => b.updatedAt - a.updatedAt);
}

const groupNames: readonly ConversationGroupName[] = ['pinned', ...dayGroups];

/** Newest first within each group; groups without a conversation are left out. */
export function groupConversations(
  conversations: readonly ConversationSummary[],
  now: number,
): ConversationGroup[] {
  const byName = Map.groupBy(conversations, (entry) => groupOf(entry, now));
  return groupNames
    .map((name) => ({ name, conversations: byName.get(name) ?? [] }))
    .filter((group) => group.conversations.length > 0);
}

function groupOf(conversation: ConversationSummary, now: number): ConversationGroupName {
  return conversation.isPinned ? 'pinned' : dayGroupOf(conversation.updatedAt, now);
}

/** The conversation `step` rows after (or before) the given one in the order of the list. */
export function neighbourOf(
  conversations: readonly ConversationSummary[],
  id: string | null,
  step: 1 | -1,
): ConversationSummary | undefined {
  const shown = groupConversations(conversations, Date.now()).flatMap(
    (group) => group.conversations,
  );
  const index = shown.findIndex((entry) => entry.id === id);
  if (index === -1) return shown[0];
  return shown[index + step];
}
