import type { ChatEvent, LivePhase } from '../../../shared/api/chat.ts';
import type { ReplyState, StoredMessage } from './messageStore.ts';

export type LiveReply = {
  readonly messageId: string;
  readonly conversationId: string;
  /** What the reply was when the writing began: empty, or what `continueReply` goes on from. */
  readonly before: StoredMessage;
  phase: LivePhase;
  text: string;
  reasoning: string;
  stop: () => void;
  ended: Promise<unknown>;
};

/** The replies that are newer in memory than on the disk. At most one per conversation is live. */
export function createLiveReplies() {
  const live = new Map<string, LiveReply>();
  const unsaved = new Map<string, ReplyState>();

  return {
    begin(message: StoredMessage): LiveReply {
      const reply: LiveReply = {
        messageId: message.id,
        conversationId: message.conversationId,
        before: message,
        phase: { phase: 'waiting' },
        text: message.text,
        reasoning: message.reasoning,
        stop: () => undefined,
        ended: Promise.resolve(),
      };
      live.set(reply.conversationId, reply);
      return reply;
    },
    end(reply: LiveReply): void {
      live.delete(reply.conversationId);
    },
    find: (conversationId: string): LiveReply | null => live.get(conversationId) ?? null,
    all: (): LiveReply[] => [...live.values()],
    /** The part of a snapshot that says where the reply being written stands. */
    progress(conversationId: string): Extract<ChatEvent, { type: 'snapshot' }>['live'] {
      const reply = live.get(conversationId);
      return reply ? { messageId: reply.messageId, phase: reply.phase } : null;
    },
    /** How a reply ended that the disk had no room for. */
    unsaved,
    /** The stored message with what only memory knows yet. */
    present(message: StoredMessage): StoredMessage {
      const reply = live.get(message.conversationId);
      if (reply?.messageId === message.id) {
        return { ...message, text: reply.text, reasoning: reply.reasoning };
      }
      return { ...message, ...unsaved.get(message.id) };
    },
  };
}

export type LiveReplies = ReturnType<typeof createLiveReplies>;
