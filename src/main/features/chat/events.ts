import type {
  ChatEvent,
  ConversationsEvent,
  ConversationSummary,
} from '../../../shared/api/chat.ts';
import { createTopic } from '../../topic.ts';
import type { Topic } from '../../topic.ts';

/** Who watches what: the list of conversations, and each conversation. */
export function createChatEvents() {
  const list = createTopic<ConversationsEvent>();
  const conversations = new Map<string, Topic<ChatEvent>>();

  function topicOf(conversationId: string): Topic<ChatEvent> {
    const topic = conversations.get(conversationId) ?? createTopic<ChatEvent>();
    conversations.set(conversationId, topic);
    return topic;
  }

  return {
    publish(conversationId: string, event: ChatEvent): void {
      conversations.get(conversationId)?.publish(event);
    },
    subscribe: (conversationId: string, signal?: AbortSignal) =>
      topicOf(conversationId).subscribe(signal),
    publishListed(conversation: ConversationSummary): void {
      list.publish({ type: 'changed', conversation });
    },
    publishRemoved(id: string): void {
      list.publish({ type: 'removed', id });
    },
    subscribeList: (signal?: AbortSignal) => list.subscribe(signal),
    close(): void {
      list.close();
      for (const topic of conversations.values()) topic.close();
    },
  };
}

export type ChatEvents = ReturnType<typeof createChatEvents>;
