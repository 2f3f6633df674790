import type { Sampling } from '../../../shared/api/common.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';

export type StoredConversation = {
  id: string;
  title: string;
  hasOwnTitle: boolean;
  isPinned: boolean;
  systemPrompt: string;
  sampling: Sampling;
  /** Null: the default of the workspace and the model. */
  stack: Stack | null;
  leafId: string | null;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

/** What a person can change about it. */
export type ConversationDetails = Pick<
  StoredConversation,
  'id' | 'title' | 'hasOwnTitle' | 'isPinned' | 'systemPrompt' | 'sampling' | 'stack'
>;

/** Kept apart from the rest: a draft may be megabytes, and a list shows none. */
export type StoredDraft = { text: string; attachmentIds: string[] };

type Row = {
  id: string;
  title: string;
  has_own_title: number;
  is_pinned: number;
  system_prompt: string;
  sampling: string;
  stack: string | null;
  leaf_id: string | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
};

const columns = `id, title, has_own_title, is_pinned, system_prompt, sampling, stack, leaf_id,
  created_at, updated_at, deleted_at`;

const nextActivity = '(SELECT coalesce(max(activity), 0) + 1 FROM conversation)';

export function createConversationStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT ${columns} FROM conversation WHERE deleted_at IS NULL ORDER BY activity DESC`,
  );
  const listDeleted = database.prepare<Row>(
    `SELECT ${columns} FROM conversation WHERE deleted_at IS NOT NULL
     ORDER BY deleted_at DESC, seq DESC`,
  );
  const find = database.prepare<Row>(`SELECT ${columns} FROM conversation WHERE id = :id`);
  const insert = database.prepare(
    `INSERT INTO conversation
       (id, title, has_own_title, is_pinned, system_prompt, sampling, stack, activity, created_at,
        updated_at)
     VALUES
       (:id, :title, :hasOwnTitle, :isPinned, :systemPrompt, :sampling, :stack, ${nextActivity}, :now,
        :now)`,
  );
  const saveDetails = database.prepare(
    `UPDATE conversation SET title = :title, has_own_title = :hasOwnTitle, is_pinned = :isPinned,
       system_prompt = :systemPrompt, sampling = :sampling, stack = :stack
     WHERE id = :id`,
  );
  const findDraft = database.prepare<{ draft_text: string; draft_attachments: string }>(
    `SELECT draft_text, draft_attachments FROM conversation WHERE id = :id`,
  );
  const saveDraft = database.prepare(
    `UPDATE conversation SET draft_text = :text, draft_attachments = :attachmentIds WHERE id = :id`,
  );
  const setLeaf = database.prepare(`UPDATE conversation SET leaf_id = :leafId WHERE id = :id`);
  const touch = database.prepare(
    `UPDATE conversation SET activity = ${nextActivity}, updated_at = :now WHERE id = :id`,
  );
  const setDeletedAt = database.prepare(
    `UPDATE conversation SET deleted_at = :deletedAt WHERE id = :id`,
  );
  const purge = database.prepare(
    `DELETE FROM conversation WHERE deleted_at IS NOT NULL AND (:id IS NULL OR id = :id)`,
  );

  function require(id: string, isDeleted: boolean): StoredConversation {
    const row = find.first({ id });
    if (!row || (row.deleted_at !== null) !== isDeleted) {
      throw new AppError('not-found', { what: 'conversation' });
    }
    return fromRow(row);
  }

  return {
    list: (): StoredConversation[] => list.all().map(fromRow),
    listDeleted: (): StoredConversation[] => listDeleted.all().map(fromRow),
    /** Wherever it is, the trash included. */
    find(id: string): StoredConversation | null {
      const row = find.first({ id });
      return row ? fromRow(row) : null;
    },
    /** A conversation that is not in the trash. */
    get: (id: string): StoredConversation => require(id, false),
    getDeleted: (id: string): StoredConversation => require(id, true),
    insert(conversation: ConversationDetails): void {
      insert.run({ ...toColumns(conversation), now: Date.now() });
    },
    saveDetails(conversation: StoredConversation): void {
      saveDetails.run(toColumns(conversation));
    },
    draft(id: string): StoredDraft {
      const row = findDraft.first({ id });
      if (!row) throw new AppError('not-found', { what: 'conversation' });
      return {
        text: row.draft_text,
        attachmentIds: JSON.parse(row.draft_attachments) as string[],
      };
    },
    saveDraft(id: string, draft: StoredDraft): void {
      saveDraft.run({ id, text: draft.text, attachmentIds: JSON.stringify(draft.attachmentIds) });
    },
    setLeaf(id: string, leafId: string | null): void {
      setLeaf.run({ id, leafId });
    },
    /** To the top of the list. */
    touch(id: string): void {
      touch.run({ id, now: Date.now() });
    },
    setDeletedAt(id: string, deletedAt: number | null): void {
      setDeletedAt.run({ id, deletedAt });
    },
    /** For good; everything in the trash without an id. */
    purge(id: string | null): void {
      purge.run({ id });
    },
  };
}

function toColumns(conversation: ConversationDetails) {
  return {
    id: conversation.id,
    title: conversation.title,
    hasOwnTitle: Number(conversation.hasOwnTitle),
    isPinned: Number(conversation.isPinned),
    systemPrompt: conversation.systemPrompt,
    sampling: JSON.stringify(conversation.sampling),
    stack: conversation.stack === null ? null : JSON.stringify(conversation.stack),
  };
}

function fromRow(row: Row): StoredConversation {
  return {
    id: row.id,
    title: row.title,
    hasOwnTitle: row.has_own_title === 1,
    isPinned: row.is_pinned === 1,
    systemPrompt: row.system_prompt,
    sampling: JSON.parse(row.sampling) as Sampling,
    stack: row.stack === null ? null : (JSON.parse(row.stack) as Stack),
    leafId: row.leaf_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  };
}
