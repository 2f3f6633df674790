import type { ConversationsEvent, ConversationSummary } from '../../../../shared/api/chat.ts';

export type ConversationGroupName = 'pinned' | 'today' | 'yesterday' | 'lastSevenDays' | 'older';
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

const groupNames: readonly ConversationGroupName[] = [
  'pinned',
  'today',
  'yesterday',
  'lastSevenDays',
  'older',
];

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
  if (conversation.isPinned) return 'pinned';
  if (conversation.updatedAt >= startOfDay(now, 0)) return 'today';
  if (conversation.updatedAt >= startOfDay(now, 1)) return 'yesterday';
  if (conversation.updatedAt >= startOfDay(now, 7)) return 'lastSevenDays';
  return 'older';
}

/** By the calendar, not by 24 hours: a day with a clock change is shorter or longer. */
function startOfDay(now: number, daysBefore: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBefore).getTime();
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
