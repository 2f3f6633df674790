import type { SearchHit } from '../../../shared/api/chat.ts';
import type { Database } from '../../db/database.ts';
import type { StoredConversation } from './conversationStore.ts';
import {
  containsAll,
  fold,
  indexQuery,
  isIndexed,
  makeSnippet,
  markMatches,
  searchTerms,
} from '../../db/searchText.ts';

type Row = { id: string; text: string; conversation_id: string };

/** How many messages one page of candidates holds while short terms are checked one by one. */
const pageSize = 200;

/** Finds conversations by title and messages by text, newest first. */
export function createSearch(database: Database) {
  database.defineFunction('fold', fold);
  const indexed = database.prepare<Row & { seq: number }>(
    `SELECT message.seq, message.id, message.text, message.conversation_id
     FROM message_search JOIN message ON message.seq = message_search.rowid
     JOIN conversation ON conversation.id = message.conversation_id
     WHERE message_search MATCH :query AND message_search.rowid < :before
       AND message.deleted_with IS NULL AND conversation.deleted_at IS NULL
     ORDER BY message_search.rowid DESC LIMIT :limit`,
  );
  // Two letters or one Chinese character: no index, but the newest messages come first.
  const scanned = database.prepare<Row & { seq: number }>(
    `SELECT message.seq, message.id, message.text, message.conversation_id
     FROM message JOIN conversation ON conversation.id = message.conversation_id
     WHERE instr(fold(message.text), :term) > 0 AND message.seq < :before
       AND message.deleted_with IS NULL AND message.status <> 'streaming'
       AND conversation.deleted_at IS NULL
     ORDER BY message.seq DESC LIMIT :limit`,
  );

  function* candidates(terms: readonly string[]): Generator<Row> {
    const query = indexQuery(terms);
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = { before, limit: pageSize };
      const rows =
        query === null
          ? scanned.all({ ...page, term: terms[0] ?? '' })
          : indexed.all({ ...page, query });
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) return;
      before = last.seq;
    }
  }

  return function search(
    conversations: readonly StoredConversation[],
    { query, limit }: { query: string; limit: number },
  ): SearchHit[] {
    const terms = searchTerms(query);
    if (terms.length === 0) return [];
    const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
    const hits = conversations
      .filter(({ title }) => containsAll(title, terms))
      .map((conversation) => titleHit(conversation, terms))
      .slice(0, limit);
    const unindexed = terms.filter((term) => !isIndexed(term));
    for (const row of candidates(terms)) {
      if (hits.length >= limit) break;
      const conversation = byId.get(row.conversation_id);
      if (!conversation || !containsAll(row.text, unindexed)) continue;
      hits.push({
        ...hitIn(conversation),
        messageId: row.id,
        snippet: makeSnippet(row.text, terms),
      });
    }
    return hits;
  };
}

export type Search = ReturnType<typeof createSearch>;

function titleHit(conversation: StoredConversation, terms: readonly string[]): SearchHit {
  return {
    ...hitIn(conversation),
    messageId: null,
    snippet: markMatches(conversation.title, terms),
  };
}

function hitIn({ id, title, updatedAt }: StoredConversation) {
  return { conversationId: id, title, updatedAt };
}
