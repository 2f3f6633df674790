import type { SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { UsedStack } from '../../../../shared/api/stack.ts';
import type {
  TargetOrigin,
  TextSegment,
  TextTranslation,
  TranslationSettings,
} from '../../../../shared/api/translate.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { Database } from '../../../db/database.ts';

/** As it is kept: which one is being translated is known to the runner alone. */
export type StoredSegment = Pick<TextSegment, 'id' | 'gap' | 'target' | 'origin' | 'issues'> & {
  source: string;
  status: Exclude<TextSegment['status'], 'translating'>;
};

export type StoredText = Pick<
  TextTranslation,
  'source' | 'lead' | 'settings' | 'detected' | 'stack' | 'recentPairs' | 'revision'
>;

type TextRow = {
  source: string;
  lead: string;
  settings: string;
  detected: Language | null;
  stack: string;
  recent_pairs: string;
  revision: number;
};

type SegmentRow = {
  id: string;
  source: string;
  gap: string;
  target: string | null;
  status: StoredSegment['status'];
  origin: string | null;
  issues: string;
};

const emptyText: StoredText = {
  source: '',
  lead: '',
  settings: { from: null, to: 'en', formality: 'default' },
  detected: null,
  stack: [],
  recentPairs: [],
  revision: 0,
};

export function createTextStore(database: Database) {
  const findText = database.prepare<TextRow>(`SELECT * FROM text_translation WHERE id = 1`);
  const listSegments = database.prepare<SegmentRow>(
    `SELECT id, source, gap, target, status, origin, issues FROM text_segment ORDER BY position`,
  );
  const saveText = database.prepare(
    `INSERT OR REPLACE INTO text_translation
       (id, source, lead, settings, detected, stack, recent_pairs, revision)
     VALUES (1, :source, :lead, :settings, :detected, :stack, :recentPairs, :revision)`,
  );
  const saveSegment = database.prepare(
    `INSERT INTO text_segment (id, position, source, gap, target, status, origin, issues)
     VALUES (:id, :position, :source, :gap, :target, :status, :origin, :issues)
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, source = excluded.source,
       gap = excluded.gap, target = excluded.target, status = excluded.status,
       origin = excluded.origin, issues = excluded.issues`,
  );
  const saveTarget = database.prepare(
    `UPDATE text_segment SET target = :target, status = :status, origin = :origin, issues = :issues
     WHERE id = :id`,
  );
  const deleteSegment = database.prepare(`DELETE FROM text_segment WHERE id = :id`);

  function putText(text: StoredText): void {
    const { settings, stack, recentPairs, ...rest } = text;
    saveText.run({
      ...rest,
      settings: JSON.stringify(settings),
      stack: JSON.stringify(stack),
      recentPairs: JSON.stringify(recentPairs),
    });
  }

  return {
    load(): { text: StoredText; segments: StoredSegment[] } {
      const row = findText.first();
      return {
        text: row ? fromTextRow(row) : emptyText,
        segments: listSegments.all().map(fromRow),
      };
    },
    saveText: putText,
    /** The text with all its segments; only what has changed is written. */
    save(
      text: StoredText,
      before: readonly StoredSegment[],
      after: readonly StoredSegment[],
    ): void {
      database.transaction(() => {
        putText(text);
        const kept = new Set(after.map(({ id }) => id));
        for (const { id } of before) if (!kept.has(id)) deleteSegment.run({ id });
        for (const [position, segment] of after.entries()) {
          if (segment === before[position]) continue;
          const { id, source, gap } = segment;
          saveSegment.run({ id, position, source, gap, ...targetColumns(segment) });
        }
      });
    },
    saveTarget(segment: StoredSegment): void {
      saveTarget.run({ id: segment.id, ...targetColumns(segment) });
    },
  };
}

export type TextStore = ReturnType<typeof createTextStore>;

function targetColumns({ target, status, origin, issues }: StoredSegment) {
  return {
    target: target && JSON.stringify(target),
    status,
    origin: origin && JSON.stringify(origin),
    issues: JSON.stringify(issues),
  };
}

function fromTextRow({ settings, stack, recent_pairs: pairs, ...row }: TextRow): StoredText {
  return {
    source: row.source,
    lead: row.lead,
    detected: row.detected,
    revision: row.revision,
    settings: JSON.parse(settings) as TranslationSettings,
    stack: JSON.parse(stack) as UsedStack,
    recentPairs: JSON.parse(pairs) as TextTranslation['recentPairs'],
  };
}

function fromRow({ target, origin, issues, ...row }: SegmentRow): StoredSegment {
  return {
    ...row,
    target: target === null ? null : (JSON.parse(target) as SegmentText),
    origin: origin === null ? null : (JSON.parse(origin) as TargetOrigin),
    issues: JSON.parse(issues) as SegmentIssue[],
  };
}
