import type { ReplyFigures } from '../../../../../shared/api/chat.ts';
import type { OpenChat } from '../openChat.ts';

/** The figures of the last finished reply on the shown branch. */
export function lastFiguresOf(chat: OpenChat | null): ReplyFigures | null {
  const id = chat?.path.findLast((messageId) => chat.messages[messageId]?.figures != null);
  return (id === undefined ? null : chat?.messages[id]?.figures) ?? null;
}
