import { randomUUID } from 'node:crypto';
import type { Document, DocumentBlock } from '../../../../shared/api/documents.ts';
import type { SourceBlock, SourceDocument } from '../../../../shared/api/summarize.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../../db/database.ts';
import { createPace } from '../../../pace.ts';

type Row = {
  id: string;
  name: string;
  format: SourceDocument['format'];
  title: string | null;
  size_bytes: number;
  sha256: string;
  page_count: number | null;
  notes: string;
  length: number;
  block_count: number;
};

type BlockRow = {
  position: number;
  block_id: string;
  kind: DocumentBlock['kind'];
  heading_path: string;
  start_offset: number;
  end_offset: number;
  page: number | null;
  time_start: number | null;
  time_end: number | null;
  text: string;
};

const columns =
  'id, name, format, title, size_bytes, sha256, page_count, notes, length, block_count';

const blockColumns = `position, block_id, kind, heading_path, start_offset, end_offset, page,
  time_start, time_end, text`;

/** Written in one go: few enough that nobody waits for it. */
const blocksPerTransaction = 200;

/** The documents of the workspace. Text is kept by block, so that a book is never read whole. */
export function createDocumentStore(database: Database) {
  const find = database.prepare<Row>(`SELECT ${columns} FROM document WHERE id = :id AND is_whole`);
  const findSame = database.prepare<Row>(
    `SELECT ${columns} FROM document WHERE sha256 = :sha256 AND name = :name AND is_whole`,
  );
  const ofSummary = database.prepare<Row>(
    `SELECT ${columns} FROM document JOIN summary_document ON document_id = document.id
     WHERE summary_id = :summaryId ORDER BY position`,
  );
  const pending = database.prepare<Row>(
    `SELECT ${columns} FROM document WHERE is_whole
       AND id NOT IN (SELECT document_id FROM summary_document) ORDER BY seq`,
  );
  const insert = database.prepare(
    `INSERT INTO document (${columns}, created_at)
     VALUES (:id, :name, :format, :title, :sizeBytes, :sha256, :pageCount, :notes, :length,
       :blockCount, :now)`,
  );
  const insertBlock = database.prepare(
    `INSERT INTO document_block (document_id, ${blockColumns})
     VALUES (:documentId, :position, :blockId, :kind, :headingPath, :start, :end, :page,
       :timeStart, :timeEnd, :text)`,
  );
  const setWhole = database.prepare('UPDATE document SET is_whole = 1 WHERE id = :id');
  const remove = database.prepare('DELETE FROM document WHERE id = :id');
  const removeUnfinished = database.prepare('DELETE FROM document WHERE NOT is_whole');
  const blocks = database.prepare<BlockRow>(
    `SELECT ${blockColumns} FROM document_block
     WHERE document_id = :documentId AND position >= :from ORDER BY position LIMIT :count`,
  );
  const headings = database.prepare<BlockRow>(
    `SELECT ${blockColumns} FROM document_block
     WHERE document_id = :documentId AND kind = 'heading' ORDER BY position`,
  );
  removeUnfinished.run();

  function readBlocks(documentId: string, from: number, count: number): SourceBlock[] {
    return blocks.all({ documentId, from, count }).map(toBlock);
  }

  return {
    find(id: string): SourceDocument | null {
      const row = find.first({ id });
      return row ? toDocument(row) : null;
    },
    get(id: string): SourceDocument {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'document' });
      return toDocument(row);
    },
    ofSummary: (summaryId: string): SourceDocument[] =>
      ofSummary.all({ summaryId }).map(toDocument),
    listPending: (): SourceDocument[] => pending.all().map(toDocument),

    /** Takes the document in, or finds that the same file is there already. */
    async add(document: Document, signal: AbortSignal): Promise<SourceDocument> {
      const { sha256, name } = document;
      const same = findSame.first({ sha256, name });
      if (same) return toDocument(same);
      const id = randomUUID();
      insert.run(toColumns(id, document));
      try {
        await insertBlocks(id, document, signal);
      } catch (error) {
        remove.run({ id });
        throw error;
      }
      return toDocument(required(find.first({ id })));
    },
    remove(id: string): void {
      remove.run({ id });
    },
    readBlocks,
    /** Every block, without holding all of them at once. */
    *eachBlock(documentId: string): Generator<SourceBlock> {
      for (let from = 0; ; from += blocksPerTransaction) {
        const page = readBlocks(documentId, from, blocksPerTransaction);
        yield* page;
        if (page.length < blocksPerTransaction) return;
      }
    },
    listHeadings: (documentId: string): SourceBlock[] => headings.all({ documentId }).map(toBlock),
  };

  async function insertBlocks(id: string, document: Document, signal: AbortSignal): Promise<void> {
    const pace = createPace();
    for (let from = 0; from < document.blocks.length; from += blocksPerTransaction) {
      if (signal.aborted) throw new AppError('cancelled');
      database.transaction(() => {
        document.blocks.slice(from, from + blocksPerTransaction).forEach((block, index) => {
          insertBlock.run(toBlockColumns(id, { ...block, index: from + index }, document.text));
        });
      });
      await pace();
    }
    setWhole.run({ id });
  }
}

export type DocumentStore = ReturnType<typeof createDocumentStore>;

function required(row: Row | undefined): Row {
  if (!row) throw new AppError('not-found', { what: 'document' });
  return row;
}

function toColumns(id: string, document: Document) {
  return {
    id,
    name: document.name,
    format: document.format,
    title: document.title,
    sizeBytes: document.sizeBytes,
    sha256: document.sha256,
    pageCount: document.pageCount,
    notes: JSON.stringify(document.notes),
    length: document.text.length,
    blockCount: document.blocks.length,
    now: Date.now(),
  };
}

function toBlockColumns(
  documentId: string,
  block: DocumentBlock & { index: number },
  text: string,
) {
  return {
    documentId,
    position: block.index,
    blockId: block.id,
    kind: block.kind,
    headingPath: JSON.stringify(block.headingPath),
    start: block.start,
    end: block.end,
    page: block.page,
    timeStart: block.time?.start ?? null,
    timeEnd: block.time?.end ?? null,
    text: text.slice(block.start, block.end),
  };
}

function toDocument(row: Row): SourceDocument {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    title: row.title,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    pageCount: row.page_count,
    notes: JSON.parse(row.notes) as SourceDocument['notes'],
    length: row.length,
    blockCount: row.block_count,
  };
}

function toBlock(row: BlockRow): SourceBlock {
  const { time_start: start, time_end: end } = row;
  return {
    id: row.block_id,
    index: row.position,
    kind: row.kind,
    headingPath: JSON.parse(row.heading_path) as string[],
    start: row.start_offset,
    end: row.end_offset,
    page: row.page,
    time: start === null || end === null ? null : { start, end },
    text: row.text,
  };
}
