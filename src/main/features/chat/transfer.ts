import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../../shared/api/chat.ts';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import type { ConversationFile } from './conversationFile.ts';
import { readConversationFile, writeConversationFile } from './conversationFile.ts';
import type { Conversations } from './conversations.ts';
import type { ChatDependencies } from './dependencies.ts';
import { fileNameFrom } from '../../fileName.ts';
import type { LiveReplies } from './liveReplies.ts';
import { toMarkdown } from './markdownExport.ts';
import type { ChatStore } from './store.ts';
import { decodeUtf8 } from '../../textFile.ts';

export type TransferParts = {
  store: ChatStore;
  live: LiveReplies;
  conversations: Conversations;
  dependencies: Pick<ChatDependencies, 'takeFile'>;
};

/** Conversations out of the database and into it, whole. */
export function createTransfer({ store, live, conversations, dependencies }: TransferParts) {
  function toFile(id: string): Omit<ConversationFile, 'format' | 'version'> {
    const { title, systemPrompt, sampling, stack, createdAt, leafId } = store.conversations.get(id);
    const attachments = attachmentsByMessage(id);
    return {
      conversation: { title, systemPrompt, sampling, stack, createdAt },
      leafId,
      messages: store.messages.all(id).map((stored) => {
        const { conversationId: _, ...message } = live.present(stored);
        return {
          ...message,
          // Copied in the middle of being written, a reply ends there.
          status: message.status === 'streaming' ? 'interrupted' : message.status,
          attachments: (attachments.get(message.id) ?? []).map(({ name, content }) => ({
            name,
            content,
          })),
        };
      }),
    };
  }

  function attachmentsByMessage(id: string) {
    return Map.groupBy(store.attachments.ofConversation(id), ({ messageId }) => messageId);
  }

  /** Everything gets a new id, so that the same file can come in twice. */
  function insert(
    file: Omit<ConversationFile, 'format' | 'version'>,
    { title, hasOwnTitle }: { title: string; hasOwnTitle: boolean },
  ): Conversation {
    const conversationId = randomUUID();
    const newIds = new Map(file.messages.map((message) => [message.id, randomUUID()]));
    const renamed = (id: string | null): string | null => (id && newIds.get(id)) ?? null;
    store.transaction(() => {
      store.conversations.insert({
        ...file.conversation,
        id: conversationId,
        title,
        hasOwnTitle,
        isPinned: false,
      });
      for (const { attachments, ...message } of file.messages) {
        const id = newIds.get(message.id) ?? randomUUID();
        store.messages.insert({
          ...message,
          id,
          conversationId,
          parentId: renamed(message.parentId),
          contextStartId: renamed(message.contextStartId),
        });
        for (const { name, content } of attachments) {
          store.attachments.insert({
            id: randomUUID(),
            conversationId,
            messageId: id,
            name,
            content,
            sizeBytes: Buffer.byteLength(content),
            tokens: null,
          });
        }
      }
      store.conversations.setLeaf(conversationId, renamed(file.leafId));
    });
    return conversations.announce(conversationId);
  }

  return {
    duplicate(id: string): Conversation {
      const { title, hasOwnTitle } = store.conversations.get(id);
      return insert(toFile(id), { title: title === '' ? '' : `${title} (copy)`, hasOwnTitle });
    },

    export(id: string, format: 'markdown' | 'json'): { fileName: string; content: string } {
      const conversation = store.conversations.get(id);
      if (format === 'json') {
        return {
          fileName: fileNameFrom(conversation.title, 'json'),
          content: writeConversationFile(toFile(id)),
        };
      }
      const path = store.messages.path(conversation.leafId).map((message) => live.present(message));
      const attachments = attachmentsByMessage(id);
      return {
        fileName: fileNameFrom(conversation.title, 'md'),
        content: toMarkdown(conversation, path, (messageId) => attachments.get(messageId) ?? []),
      };
    },

    async import(fileId: string): Promise<Conversation> {
      const { name, content } = await dependencies.takeFile(fileId, maxReceivedBytes);
      const file = readConversationFile(name, decodeUtf8(name, content));
      const { title } = file.conversation;
      return insert(file, { title, hasOwnTitle: title !== '' });
    },
  };
}

export type Transfer = ReturnType<typeof createTransfer>;
