import type { SummaryChunk } from '../../../../shared/api/summarize.ts';
import type { Database } from '../../../db/database.ts';

/** A chunk of a plan, and the request that its note is kept under. */
type KeyedChunk = Omit<SummaryChunk, 'state' | 'note'> & { key: string };

type Row = {
  position: number;
  document_id: string;
  heading_path: string;
  first_block: number;
  last_block: number;
  start_offset: number;
  end_offset: number;
  note: string | null;
};

/** What the model wrote, by the request it was written for, and the plans that ask for it. */
export function createNoteStore(database: Database) {
  const find = database.prepare<{ text: string }>('SELECT text FROM summary_note WHERE key = :key');
  const save = database.prepare(
    `INSERT INTO summary_note (key, text, created_at) VALUES (:key, :text, :now)
     ON CONFLICT (key) DO UPDATE SET text = excluded.text`,
  );
  const listChunks = database.prepare<Row>(
    `SELECT position, document_id, heading_path, first_block, last_block, start_offset, end_offset,
       summary_note.text AS note
     FROM summary_chunk LEFT JOIN summary_note ON key = note_key
     WHERE summary_id = :summaryId ORDER BY position`,
  );
  const clearChunks = database.prepare('DELETE FROM summary_chunk WHERE summary_id = :summaryId');
  const insertChunk = database.prepare(
    `INSERT INTO summary_chunk (summary_id, position, document_id, heading_path, first_block,
       last_block, start_offset, end_offset, note_key)
     VALUES (:summaryId, :index, :documentId, :headingPath, :firstBlock, :lastBlock, :start, :end,
       :key)`,
  );

  return {
    find: (key: string): string | null => find.first({ key })?.text ?? null,
    save(key: string, text: string): void {
      save.run({ key, text, now: Date.now() });
    },
    listChunks: (summaryId: string): SummaryChunk[] => listChunks.all({ summaryId }).map(fromRow),
    replaceChunks(summaryId: string, chunks: readonly KeyedChunk[]): void {
      database.transaction(() => {
        clearChunks.run({ summaryId });
        for (const { headingPath, ...chunk } of chunks) {
          insertChunk.run({ summaryId, ...chunk, headingPath: JSON.stringify(headingPath) });
        }
      });
    },
  };
}

export type NoteStore = ReturnType<typeof createNoteStore>;

function fromRow(row: Row): SummaryChunk {
  return {
    index: row.position,
    documentId: row.document_id,
    headingPath: JSON.parse(row.heading_path) as string[],
    firstBlock: row.first_block,
    lastBlock: row.last_block,
    start: row.start_offset,
    end: row.end_offset,
    state: row.note === null ? 'planned' : 'read',
    note: row.note,
  };
}
