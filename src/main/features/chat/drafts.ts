import { randomUUID } from 'node:crypto';
import type { Attachment } from '../../../shared/api/chat.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { Draft } from './sending.ts';
import type { ChatStore } from './store.ts';

/** More than nearly any context holds, and still shown and stored at once. */
export const largestAttachmentBytes = 5 * 1024 * 1024;

export type DraftParts = {
  store: ChatStore;
  dependencies: Pick<ChatDependencies, 'engine' | 'models' | 'takeText'>;
};

/** What is being written and not yet sent: kept per conversation, with the files added to it. */
export function createDrafts({ store, dependencies }: DraftParts) {
  async function countTokens(text: string): Promise<number | null> {
    if (!dependencies.models.ready()) return null;
    const [tokens] = await dependencies.engine.countTokens([text]);
    return tokens ?? null;
  }

  /** Adds a text to what is being written, as a file of that name. */
  async function addText(
    conversationId: string,
    { name, content, sizeBytes }: { name: string; content: string; sizeBytes: number },
  ): Promise<Attachment> {
    const tokens = await countTokens(content);
    const attachment: Attachment = { id: randomUUID(), name, sizeBytes, tokens };
    store.transaction(() => {
      const draft = store.conversations.draft(conversationId);
      store.attachments.insert({ ...attachment, conversationId, messageId: null, content });
      store.conversations.saveDraft(conversationId, {
        text: draft.text,
        attachmentIds: [...draft.attachmentIds, attachment.id],
      });
    });
    return attachment;
  }

  return {
    addText,

    save({ conversationId, text, attachmentIds }: Draft): void {
      store.conversations.get(conversationId);
      store.conversations.saveDraft(conversationId, { text, attachmentIds });
    },

    async addAttachment(
      { conversationId, fileId }: { conversationId: string; fileId: string },
      signal: AbortSignal | undefined,
    ): Promise<Attachment> {
      store.conversations.get(conversationId);
      const limits = { limitBytes: largestAttachmentBytes, signal };
      const { name, sizeBytes, text: content } = await dependencies.takeText(fileId, limits);
      return addText(conversationId, {
        name: name,
        content,
        sizeBytes: sizeBytes,
      });
    },
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
