import type { Database } from '../../db/database.ts';
import { createAttachmentStore } from './attachmentStore.ts';
import { createConversationStore } from './conversationStore.ts';
import { createMessageStore } from './messageStore.ts';
import { createPresetStore } from './presetStore.ts';

export function createChatStore(database: Database) {
  return {
    conversations: createConversationStore(database),
    messages: createMessageStore(database),
    attachments: createAttachmentStore(database),
    presets: createPresetStore(database),
    transaction: <Result>(work: () => Result): Result => database.transaction(work),
  };
}

export type ChatStore = ReturnType<typeof createChatStore>;
