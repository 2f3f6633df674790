import type { Api } from '../src/shared/api.ts';
import type { ChatEvent, Message, ReplyFigures } from '../src/shared/api/chat.ts';
import { defaultSampling } from '../src/shared/api/common.ts';

export type TimedReply = {
  message: Message;
  figures: ReplyFigures;
  /** Client-side milliseconds from the call to the first piece of text. */
  firstTextAfter: number;
  /** Client-side milliseconds from the first piece of text to the last. */
  writingTook: number;
};

/** A conversation whose replies are greedy, of a set length, and without a system prompt. */
export async function createConversation(api: Api, maxTokens: number): Promise<string> {
  const { id } = await api.chat.createConversation();
  await api.chat.updateConversation({
    id,
    systemPrompt: '',
    sampling: { ...defaultSampling, temperature: 0, repeatPenalty: 1, maxTokens },
  });
  return id;
}

/** Runs one action that makes a reply, and times what a window would see of it. */
export async function timeReply(
  api: Api,
  conversationId: string,
  action: () => Promise<{ replyId: string }>,
): Promise<TimedReply> {
  const events = await api.chat.watch({ conversationId });
  await events.next();
  const startedAt = performance.now();
  const { replyId } = await action();
  let firstTextAt: number | null = null;
  let lastTextAt = startedAt;
  for await (const event of events) {
    if (isDelta(event, replyId)) {
      lastTextAt = performance.now();
      firstTextAt ??= lastTextAt;
    }
    const message = finished(event, replyId);
    if (!message) continue;
    if (!message.figures) throw new Error(`the reply ended as ${message.status}`);
    return {
      message,
      figures: message.figures,
      firstTextAfter: (firstTextAt ?? lastTextAt) - startedAt,
      writingTook: lastTextAt - (firstTextAt ?? lastTextAt),
    };
  }
  throw new Error('the watch ended before the reply did');
}

export function sendText(api: Api, conversationId: string, text: string): Promise<TimedReply> {
  return timeReply(api, conversationId, () =>
    api.chat.send({ conversationId, text, attachmentIds: [] }),
  );
}

function isDelta(event: ChatEvent, messageId: string): boolean {
  return event.type === 'delta' && event.messageId === messageId;
}

function finished(event: ChatEvent, messageId: string): Message | null {
  if (event.type !== 'updated' || event.message.id !== messageId) return null;
  return event.message.status === 'streaming' ? null : event.message;
}
