import { randomUUID } from 'node:crypto';
import type { SegmentText } from '../../../shared/api/segments.ts';
import type { MemoryEntry, MemoryStatistics } from '../../../shared/api/translationMemory.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/languages.ts';
import { plainText } from '../../../shared/segmentText.ts';
import type { Database } from '../../db/database.ts';
import { indexedWords } from './indexedWords.ts';
import { sourceKey } from './sourceKey.ts';

export type MemoryPair = { from: Language; to: Language };

/** A null language stands for every one. */
export type PairFilter = { from: Language | null; to: Language | null };

/** What stands before and after a segment, as plain text; empty where there is nothing. */
export type Neighbours = { previous: string; next: string };

export type NewEntry = MemoryPair &
  Neighbours & { source: SegmentText; target: SegmentText; origin: string; updatedAt: number };

export type EntryRow = {
  id: string;
  source_language: Language;
  target_language: Language;
  source: string;
  target: string;
  previous_text: string;
  next_text: string;
  origin: string;
  updated_at: number;
};

export const entryColumns = `memory_entry.id, memory_entry.source_language,
  memory_entry.target_language, memory_entry.source, memory_entry.target,
  memory_entry.previous_text, memory_entry.next_text, memory_entry.origin, memory_entry.updated_at`;

/** Confirmed pairs on the disk. A deleted one can be restored until the next start. */
export function createMemoryStore(database: Database) {
  database.execute('DELETE FROM memory_entry WHERE deleted_at IS NOT NULL');
  const save = database.prepare(
    `INSERT INTO memory_entry (id, source_language, target_language, source, target, source_key,
       previous_text, next_text, source_text, target_text, words, origin, updated_at)
     VALUES (:id, :from, :to, :source, :target, :key, :previous, :next, :sourceText, :targetText,
       :words, :origin, :updatedAt)
     ON CONFLICT (source_language, target_language, source_key, previous_text, next_text)
     DO UPDATE SET source = excluded.source, target = excluded.target,
       target_text = excluded.target_text, origin = excluded.origin,
       updated_at = excluded.updated_at, deleted_at = NULL
     WHERE excluded.updated_at >= updated_at`,
  );
  const find = database.prepare<EntryRow>(
    `SELECT ${entryColumns} FROM memory_entry WHERE id = :id AND deleted_at IS NULL`,
  );
  const setTarget = database.prepare(
    `UPDATE memory_entry SET target = :target, target_text = :targetText, updated_at = :updatedAt
     WHERE id = :id`,
  );
  const setDeleted = database.prepare('UPDATE memory_entry SET deleted_at = :at WHERE id = :id');
  const counts = database.prepare<{ from: Language; to: Language; count: number }>(
    `SELECT source_language AS "from", target_language AS "to", count(*) AS count
     FROM memory_entry WHERE deleted_at IS NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
  );
  const all = database.prepare<EntryRow>(
    `SELECT ${entryColumns} FROM memory_entry
     WHERE deleted_at IS NULL AND (:from = '' OR source_language = :from)
       AND (:to = '' OR target_language = :to)
     ORDER BY seq`,
  );

  function get(id: string): MemoryEntry {
    const row = find.first({ id });
    if (!row) throw new AppError('not-found', { what: 'memory entry' });
    return entryOf(row);
  }

  return {
    get,
    /** Of the same source between the same neighbours the latest target counts. */
    save(entries: readonly NewEntry[]): void {
      database.transaction(() => {
        for (const entry of entries) save.run(toColumns(entry));
      });
    },
    setTarget(id: string, target: SegmentText): MemoryEntry {
      get(id);
      const targetText = plainText(target);
      setTarget.run({ id, target: JSON.stringify(target), targetText, updatedAt: Date.now() });
      return get(id);
    },
    delete(id: string): void {
      get(id);
      setDeleted.run({ id, at: Date.now() });
    },
    restore(id: string): MemoryEntry {
      setDeleted.run({ id, at: null });
      return get(id);
    },
    statistics(): MemoryStatistics {
      const pairs = counts.all();
      return { total: pairs.reduce((sum, { count }) => sum + count, 0), pairs };
    },
    all({ from, to }: PairFilter): (MemoryEntry & Neighbours)[] {
      return all.all({ from: from ?? '', to: to ?? '' }).map((row) => ({
        ...entryOf(row),
        previous: row.previous_text,
        next: row.next_text,
      }));
    },
  };
}

export function entryOf(row: EntryRow): MemoryEntry {
  return {
    id: row.id,
    from: row.source_language,
    to: row.target_language,
    source: JSON.parse(row.source) as SegmentText,
    target: JSON.parse(row.target) as SegmentText,
    origin: row.origin,
    updatedAt: row.updated_at,
  };
}

function toColumns({ from, to, source, target, ...entry }: NewEntry) {
  const sourceText = plainText(source);
  const words = indexedWords(sourceText, { from, to });
  return {
    id: randomUUID(),
    from,
    to,
    source: JSON.stringify(source),
    target: JSON.stringify(target),
    key: sourceKey(source),
    previous: entry.previous,
    next: entry.next,
    sourceText,
    targetText: plainText(target),
    words: words.join(' '),
    origin: entry.origin,
    updatedAt: entry.updatedAt,
  };
}
