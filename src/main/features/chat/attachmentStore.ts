import type { Attachment } from '../../../shared/api/chat.ts';
import type { Database } from '../../db/database.ts';

export type StoredAttachment = Attachment & {
  conversationId: string;
  /** Null while it belongs to the draft. */
  messageId: string | null;
  content: string;
};

type Row = {
  id: string;
  conversation_id: string;
  message_id: string | null;
  name: string;
  size_bytes: number;
  tokens: number | null;
};

const columns = 'id, conversation_id, message_id, name, size_bytes, tokens';

export function createAttachmentStore(database: Database) {
  const listed = database.prepare<Row>(
    `SELECT ${columns} FROM attachment WHERE conversation_id = :conversationId ORDER BY seq`,
  );
  const ofMessage = database.prepare<Row>(
    `SELECT ${columns} FROM attachment WHERE message_id = :messageId ORDER BY seq`,
  );
  const withContent = database.prepare<Row & { content: string }>(
    `SELECT ${columns}, content FROM attachment
     WHERE conversation_id = :conversationId AND message_id IS NOT NULL ORDER BY seq`,
  );
  const ofMessages = database.prepare<Row & { content: string }>(
    `SELECT ${columns}, content FROM attachment
     WHERE message_id IN (SELECT value FROM json_each(:ids)) ORDER BY seq`,
  );
  const byIds = database.prepare<Row & { content: string }>(
    `SELECT ${columns}, content FROM attachment
     WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY seq`,
  );
  const insert = database.prepare(
    `INSERT INTO attachment (id, conversation_id, message_id, name, size_bytes, tokens, content)
     VALUES (:id, :conversationId, :messageId, :name, :sizeBytes, :tokens, :content)`,
  );
  const bind = database.prepare(
    `UPDATE attachment SET message_id = :messageId
     WHERE id = :id AND conversation_id = :conversationId AND message_id IS NULL`,
  );
  // Taken out of a draft they stay until the next start: the window may still bring them back.
  const purgeLoose = database.prepare(
    `DELETE FROM attachment WHERE message_id IS NULL AND NOT EXISTS (
       SELECT 1 FROM conversation, json_each(conversation.draft_attachments) AS drafted
       WHERE conversation.id = attachment.conversation_id AND drafted.value = attachment.id
     )`,
  );

  return {
    /** Those of the messages, by message, in order. */
    byMessage(conversationId: string): Map<string | null, Attachment[]> {
      const rows = Map.groupBy(listed.all({ conversationId }), (row) => row.message_id);
      return new Map([...rows].map(([messageId, list]) => [messageId, list.map(toAttachment)]));
    },
    ofMessage: (messageId: string): Attachment[] => ofMessage.all({ messageId }).map(toAttachment),
    /** Those of every message, with what is in them. */
    ofConversation: (conversationId: string): StoredAttachment[] =>
      withContent.all({ conversationId }).map(toStored),
    ofMessages: (ids: readonly string[]): StoredAttachment[] =>
      ofMessages.all({ ids: JSON.stringify(ids) }).map(toStored),
    byIds: (ids: readonly string[]): StoredAttachment[] =>
      byIds.all({ ids: JSON.stringify(ids) }).map(toStored),
    insert(attachment: StoredAttachment): void {
      insert.run(attachment);
    },
    /** From the draft to the message that is sent. */
    bind(owner: { conversationId: string; messageId: string }, ids: string[]): void {
      for (const id of ids) bind.run({ ...owner, id });
    },
    purgeLoose(): void {
      purgeLoose.run();
    },
  };
}

function toStored(row: Row & { content: string }): StoredAttachment {
  return {
    ...toAttachment(row),
    conversationId: row.conversation_id,
    messageId: row.message_id,
    content: row.content,
  };
}

function toAttachment(row: Row): Attachment {
  return { id: row.id, name: row.name, sizeBytes: row.size_bytes, tokens: row.tokens };
}
