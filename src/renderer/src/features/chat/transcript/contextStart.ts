import type { OpenChat } from '../openChat.ts';

type ContextStart = { messageId: string; contextSize: number | null };

/** Where the window of the last reply on the branch begins; null while all of it fits. */
export function contextStartOf(chat: OpenChat | null): ContextStart | null {
  const lastId = chat?.path.findLast((id) => chat.messages[id]?.role === 'assistant');
  const reply = lastId === undefined ? undefined : chat?.messages[lastId];
  if (reply === undefined || reply.contextStartId === null) return null;
  return { messageId: reply.contextStartId, contextSize: reply.figures?.contextSize ?? null };
}
