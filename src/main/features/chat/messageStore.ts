import type { Message, ReplyFigures } from '../../../shared/api/chat.ts';
import type { ErrorReport } from '../../../shared/api/common.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import type { TreeNode } from './tree.ts';

/** A message as it is stored: without what depends on its neighbours. */
export type StoredMessage = Omit<Message, 'siblingIds' | 'attachments'>;

/** How a reply ended, or stands. */
export type ReplyState = Pick<
  StoredMessage,
  'text' | 'reasoning' | 'reasoningMilliseconds' | 'status' | 'error' | 'figures'
>;

type Row = {
  id: string;
  conversation_id: string;
  parent_id: string | null;
  role: Message['role'];
  text: string;
  reasoning: string;
  reasoning_milliseconds: number | null;
  status: Message['status'];
  error: string | null;
  figures: string | null;
  model_name: string | null;
  stack: string | null;
  context_start_id: string | null;
  created_at: number;
};

const columns = [
  'id',
  'conversation_id',
  'parent_id',
  'role',
  'text',
  'reasoning',
  'reasoning_milliseconds',
  'status',
  'error',
  'figures',
  'model_name',
  'stack',
  'context_start_id',
  'created_at',
];

export function createMessageStore(database: Database) {
  const find = database.prepare<Row>(
    `SELECT ${columns.join(', ')} FROM message WHERE id = :id AND deleted_with IS NULL`,
  );
  // A parent is always older than its children, so `seq` orders a path from the root on.
  const path = database.prepare<Row>(
    `WITH RECURSIVE path (id, parent_id) AS (
       SELECT id, parent_id FROM message WHERE id = :leafId
       UNION ALL
       SELECT message.id, message.parent_id FROM path JOIN message ON message.id = path.parent_id
     )
     SELECT ${columns.map((column) => `message.${column}`).join(', ')}
     FROM path JOIN message ON message.id = path.id ORDER BY message.seq`,
  );
  // Each message counts for a little more than its text: empty ones take room in a prompt too.
  const tail = database.prepare<Row>(
    `WITH RECURSIVE path (id, parent_id, room) AS (
       SELECT id, parent_id, :room - octet_length(text) - 16 FROM message WHERE id = :leafId
       UNION ALL
       SELECT message.id, message.parent_id, path.room - octet_length(message.text) - 16
       FROM path JOIN message ON message.id = path.parent_id WHERE path.room > 0
     )
     SELECT ${columns.map((column) => `message.${column}`).join(', ')}
     FROM path JOIN message ON message.id = path.id ORDER BY message.seq`,
  );
  const depth = database.prepare<{ depth: number }>(
    `WITH RECURSIVE path (parent_id) AS (
       SELECT parent_id FROM message WHERE id = :id
       UNION ALL
       SELECT message.parent_id FROM path JOIN message ON message.id = path.parent_id
     )
     SELECT count(*) AS depth FROM path`,
  );
  const siblings = database.prepare<{ id: string }>(
    `SELECT id FROM message
     WHERE parent_id IS :parentId AND conversation_id = :conversationId AND deleted_with IS NULL
     ORDER BY seq`,
  );
  const all = database.prepare<Row>(
    `SELECT ${columns.join(', ')} FROM message
     WHERE conversation_id = :conversationId AND deleted_with IS NULL ORDER BY seq`,
  );
  const tree = database.prepare<TreeNode>(
    `SELECT id, parent_id AS parentId FROM message
     WHERE conversation_id = :conversationId AND deleted_with IS NULL ORDER BY seq`,
  );
  const insert = database.prepare(
    `INSERT INTO message (${columns.join(', ')})
     VALUES (:id, :conversationId, :parentId, :role, :text, :reasoning, :reasoningMilliseconds,
       :status, :error, :figures, :modelName, :stack, :contextStartId, :createdAt)`,
  );
  const saveProgress = database.prepare(
    `UPDATE message SET text = :text, reasoning = :reasoning WHERE id = :id`,
  );
  const saveState = database.prepare(
    `UPDATE message SET text = :text, reasoning = :reasoning, status = :status, error = :error,
       reasoning_milliseconds = :reasoningMilliseconds, figures = :figures
     WHERE id = :id`,
  );
  const saveOrigin = database.prepare(
    `UPDATE message SET model_name = :modelName, stack = :stack, context_start_id = :contextStartId
     WHERE id = :id`,
  );
  const interruptStreaming = database.prepare(
    `UPDATE message SET status = 'interrupted' WHERE status = 'streaming'`,
  );
  const hide = database.prepare(
    `WITH RECURSIVE subtree (id) AS (
       SELECT :id UNION ALL
       SELECT message.id FROM subtree JOIN message ON message.parent_id = subtree.id
     )
     UPDATE message SET deleted_with = :id
     WHERE id IN (SELECT id FROM subtree) AND deleted_with IS NULL`,
  );
  // Under a parent that was deleted later, what is restored becomes part of that deletion.
  const unhide = database.prepare(
    `UPDATE message SET deleted_with = (
       SELECT parent.deleted_with FROM message AS child JOIN message AS parent
       ON parent.id = child.parent_id WHERE child.id = :id
     )
     WHERE deleted_with = :id`,
  );
  const conversationOfHidden = database.prepare<{ conversation_id: string }>(
    `SELECT conversation_id FROM message WHERE id = :id AND deleted_with = :id`,
  );
  const purgeHidden = database.prepare(`DELETE FROM message WHERE deleted_with IS NOT NULL`);
  const compactSearch = database.prepare(
    `INSERT INTO message_search (message_search) VALUES ('optimize')`,
  );

  return {
    find(id: string): StoredMessage | null {
      const row = find.first({ id });
      return row ? fromRow(row) : null;
    },
    get(id: string): StoredMessage {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'message' });
      return fromRow(row);
    },
    /** From the root to the leaf. */
    path: (leafId: string | null): StoredMessage[] =>
      leafId === null ? [] : path.all({ leafId }).map(fromRow),
    /** The end of a path: about so many bytes of text, and the leaf in any case. */
    tail: (leafId: string | null, room: number): StoredMessage[] =>
      leafId === null ? [] : tail.all({ leafId, room }).map(fromRow),
    /** How many messages there are from the root to this one. */
    depth: (id: string): number => depth.first({ id })?.depth ?? 0,
    siblingIds: (message: Pick<StoredMessage, 'parentId' | 'conversationId'>): string[] =>
      siblings
        .all({ parentId: message.parentId, conversationId: message.conversationId })
        .map(({ id }) => id),
    /** Every message that is not deleted, oldest first. */
    all: (conversationId: string): StoredMessage[] => all.all({ conversationId }).map(fromRow),
    tree: (conversationId: string): TreeNode[] => tree.all({ conversationId }),
    insert(message: StoredMessage): void {
      insert.run({
        ...message,
        error: toJson(message.error),
        figures: toJson(message.figures),
        stack: toJson(message.stack),
      });
    },
    saveProgress(id: string, { text, reasoning }: { text: string; reasoning: string }): void {
      saveProgress.run({ id, text, reasoning });
    },
    saveState(id: string, state: ReplyState): void {
      saveState.run({
        id,
        text: state.text,
        reasoning: state.reasoning,
        reasoningMilliseconds: state.reasoningMilliseconds,
        status: state.status,
        error: toJson(state.error),
        figures: toJson(state.figures),
      });
    },
    saveOrigin(
      id: string,
      origin: Pick<StoredMessage, 'stack' | 'contextStartId'> & { modelName: string },
    ): void {
      saveOrigin.run({ id, ...origin, stack: toJson(origin.stack) });
    },
    /** Whatever was being written when the core ended is not written any more. */
    interruptStreaming(): void {
      interruptStreaming.run();
    },
    /** Takes a message and what follows it off the tree. */
    hide(id: string): void {
      hide.run({ id });
    },
    /** Undoes `hide`; returns the conversation. */
    unhide(id: string): string {
      const row = conversationOfHidden.first({ id });
      if (!row) throw new AppError('not-found', { what: 'message' });
      unhide.run({ id });
      return row.conversation_id;
    },
    /** Deletes hidden messages for good. */
    purgeHidden(): void {
      purgeHidden.run();
    },
    /** Rewrites the search index, which until then still has the words of deleted messages. */
    compactSearch(): void {
      compactSearch.run();
    },
  };
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function fromRow(row: Row): StoredMessage {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    parentId: row.parent_id,
    role: row.role,
    text: row.text,
    reasoning: row.reasoning,
    reasoningMilliseconds: row.reasoning_milliseconds,
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    figures: row.figures === null ? null : (JSON.parse(row.figures) as ReplyFigures),
    modelName: row.model_name,
    stack: row.stack === null ? null : (JSON.parse(row.stack) as UsedStack),
    contextStartId: row.context_start_id,
    createdAt: row.created_at,
  };
}
