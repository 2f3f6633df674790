import type { ChatEvent, Conversation, LivePhase, Message } from '../../../../shared/api/chat.ts';

/** Text that has arrived for a message still being written, apart from the message itself. */
export type StreamingText = { answer: string; reasoning: string };

export type LiveReply = { messageId: string; phase: LivePhase };

/**
 * One conversation as its watch stream tells it. Streaming text has its own record so that a delta
 * changes the identity of nothing but the one entry it belongs to.
 */
export type OpenChat = {
  conversation: Conversation;
  /** Ids of the messages shown, root first. */
  path: readonly string[];
  messages: Readonly<Record<string, Message>>;
  streaming: Readonly<Record<string, StreamingText>>;
  live: LiveReply | null;
};

export type Delta = Extract<ChatEvent, { type: 'delta' }>;

/**
 * The next state, or null when the conversation is gone. Safe against repetition: a reconnected
 * stream begins with a snapshot, which replaces everything, and known messages are never doubled.
 */
export function applyChatEvent(chat: OpenChat | null, event: ChatEvent): OpenChat | null {
  if (event.type === 'gone') return null;
  if (event.type === 'snapshot') return fromSnapshot(event);
  if (chat === null) return null;
  switch (event.type) {
    case 'conversation':
      return { ...chat, conversation: event.conversation };
    case 'appended':
      return withAppended(chat, event.messages);
    case 'updated':
      return withUpdated(chat, event.message);
    case 'phase':
      return { ...chat, live: { messageId: event.messageId, phase: event.phase } };
    case 'delta':
      return withDelta(chat, event);
  }
}

/** The reply that was being written before an event and is finished after it. */
export function finishedBetween(before: OpenChat | null, after: OpenChat | null): Message | null {
  const id = before?.live?.messageId;
  if (id === undefined || after === null || after.live?.messageId === id) return null;
  return after.messages[id] ?? null;
}

function fromSnapshot(event: Extract<ChatEvent, { type: 'snapshot' }>): OpenChat {
  return {
    conversation: event.conversation,
    path: event.path.map((message) => message.id),
    messages: Object.fromEntries(event.path.map((message) => [message.id, message])),
    streaming: Object.fromEntries(
      event.path
        .filter((message) => message.status === 'streaming')
        .map((message) => [message.id, textOf(message)]),
    ),
    live: event.live,
  };
}

function withAppended(chat: OpenChat, appended: readonly Message[]): OpenChat {
  const fresh = appended.filter((message) => chat.messages[message.id] === undefined);
  const messages = { ...chat.messages };
  const streaming = { ...chat.streaming };
  for (const message of appended) {
    messages[message.id] = message;
    if (message.status === 'streaming') streaming[message.id] = textOf(message);
  }
  const path = [...chat.path, ...fresh.map((message) => message.id)];
  const begun = fresh.find((message) => message.status === 'streaming');
  // No phase is told before the first piece of work on a reply: until then it waits.
  const waiting: LiveReply | null = begun
    ? { messageId: begun.id, phase: { phase: 'waiting' } }
    : null;
  return { ...chat, path, messages, streaming, live: chat.live ?? waiting };
}

function withUpdated(chat: OpenChat, message: Message): OpenChat {
  if (chat.messages[message.id] === undefined) return chat;
  const messages = { ...chat.messages, [message.id]: message };
  if (message.status === 'streaming') {
    return {
      ...chat,
      messages,
      streaming: { ...chat.streaming, [message.id]: textOf(message) },
    };
  }
  const { [message.id]: finished, ...streaming } = chat.streaming;
  const live = chat.live?.messageId === message.id ? null : chat.live;
  return {
    ...chat,
    messages,
    streaming: finished === undefined ? chat.streaming : streaming,
    live,
  };
}

function withDelta(chat: OpenChat, delta: Delta): OpenChat {
  const message = chat.messages[delta.messageId];
  if (message === undefined) return chat;
  const soFar = chat.streaming[delta.messageId] ?? textOf(message);
  const next: StreamingText = { ...soFar, [delta.channel]: soFar[delta.channel] + delta.text };
  return { ...chat, streaming: { ...chat.streaming, [delta.messageId]: next } };
}

function textOf(message: Message): StreamingText {
  return { answer: message.text, reasoning: message.reasoning };
}
