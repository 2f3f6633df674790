import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { groupConversations } from '../conversations.ts';
import type { ConversationGroupName } from '../conversations.ts';

/** One line of the list: the name of a group, or a conversation. */
export type ListItem =
  | { type: 'group'; name: ConversationGroupName }
  | { type: 'conversation'; conversation: ConversationSummary };

export function listItems(conversations: readonly ConversationSummary[], now: number): ListItem[] {
  return groupConversations(conversations, now).flatMap((group) => [
    { type: 'group' as const, name: group.name },
    ...group.conversations.map((conversation) => ({
      type: 'conversation' as const,
      conversation,
    })),
  ]);
}

export function keyOf(item: ListItem): string {
  return item.type === 'group' ? item.name : item.conversation.id;
}

/** The index of the next conversation in a direction, past the names of groups. */
export function nextConversation(items: readonly ListItem[], from: number, step: 1 | -1): number {
  let index = from + step;
  while (items[index]?.type === 'group') index += step;
  return items[index] === undefined ? from : index;
}
