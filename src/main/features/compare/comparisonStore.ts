import type { Comparison, ComparisonColumn } from '../../../shared/api/compare.ts';
import type { ErrorReport, Sampling } from '../../../shared/api/common.ts';
import type { ReplyFigures } from '../../../shared/api/chat.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import type { Setting } from './dependencies.ts';

/** A column as it is: nothing of it is hidden. */
export type StoredColumn = Omit<ComparisonColumn, 'stack'> & { stack: UsedStack };

/** A comparison without its columns. */
export type StoredComparison = Setting &
  Pick<Comparison, 'id' | 'prompt' | 'modelName' | 'isBlind' | 'pick' | 'createdAt'>;

type Row = {
  id: string;
  conversation_id: string | null;
  parent_message_id: string | null;
  prompt: string;
  system_prompt: string;
  sampling: string;
  model_name: string | null;
  is_blind: number;
  pick: string | null;
  created_at: number;
};

type ColumnRow = {
  id: string;
  stack: string;
  text: string;
  reasoning: string;
  status: ComparisonColumn['status'];
  error: string | null;
  figures: string | null;
};

const tie = 'tie';

export function createComparisonStore(database: Database) {
  const list = database.prepare<Row>(
    `SELECT * FROM comparison WHERE deleted_at IS NULL ORDER BY seq DESC`,
  );
  const find = database.prepare<Row>(
    `SELECT * FROM comparison WHERE id = :id AND deleted_at IS NULL`,
  );
  const insert = database.prepare(
    `INSERT INTO comparison (id, conversation_id, parent_message_id, prompt, system_prompt, sampling,
       model_name, is_blind, pick, created_at)
     VALUES (:id, :conversationId, :parentId, :prompt, :systemPrompt, :sampling, :modelName,
       :isBlind, NULL, :createdAt)`,
  );
  const setModel = database.prepare(`UPDATE comparison SET model_name = :modelName WHERE id = :id`);
  const setPick = database.prepare(`UPDATE comparison SET pick = :pick WHERE id = :id`);
  const setDeletedAt = database.prepare(
    `UPDATE comparison SET deleted_at = :deletedAt WHERE id = :id`,
  );
  const purge = database.prepare(`DELETE FROM comparison WHERE deleted_at IS NOT NULL`);
  const columns = database.prepare<ColumnRow>(
    `SELECT id, stack, text, reasoning, status, error, figures FROM comparison_column
     WHERE comparison_id = :id ORDER BY seq`,
  );
  const insertColumn = database.prepare(
    `INSERT INTO comparison_column (id, comparison_id, stack, status)
     VALUES (:id, :comparisonId, :stack, 'waiting')`,
  );
  const saveColumn = database.prepare(
    `UPDATE comparison_column SET stack = :stack, text = :text, reasoning = :reasoning,
       status = :status, error = :error, figures = :figures
     WHERE id = :id`,
  );
  const interrupt = database.prepare(
    `UPDATE comparison_column SET status = 'interrupted'
     WHERE status IN ('waiting', 'reading', 'writing')`,
  );

  return {
    /** Newest first. */
    list: (): StoredComparison[] => list.all().map(fromRow),
    get(id: string): StoredComparison {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'comparison' });
      return fromRow(row);
    },
    columns: (id: string): StoredColumn[] => columns.all({ id }).map(fromColumnRow),
    insert(
      comparison: StoredComparison,
      stacks: readonly { id: string; stack: UsedStack }[],
    ): void {
      const { pick: _pick, sampling, isBlind, ...rest } = comparison;
      database.transaction(() => {
        insert.run({ ...rest, sampling: JSON.stringify(sampling), isBlind: Number(isBlind) });
        for (const { id, stack } of stacks) {
          insertColumn.run({ id, comparisonId: comparison.id, stack: JSON.stringify(stack) });
        }
      });
    },
    setModel(id: string, modelName: string): void {
      setModel.run({ id, modelName });
    },
    setPick(id: string, pick: NonNullable<Comparison['pick']>): void {
      setPick.run({ id, pick: pick.kind === 'tie' ? tie : pick.columnId });
    },
    saveColumn(column: StoredColumn): void {
      const { id, text, reasoning, status } = column;
      saveColumn.run({
        id,
        text,
        reasoning,
        status,
        stack: JSON.stringify(column.stack),
        error: toJson(column.error),
        figures: toJson(column.figures),
      });
    },
    setDeleted(id: string, isDeleted: boolean): void {
      setDeletedAt.run({ id, deletedAt: isDeleted ? Date.now() : null });
    },
    /** What was being written when the core ended is not any more; what was deleted is gone. */
    settle(): void {
      interrupt.run();
      purge.run();
    },
  };
}

export type ComparisonStore = ReturnType<typeof createComparisonStore>;

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function fromRow(row: Row): StoredComparison {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    parentId: row.parent_message_id,
    prompt: row.prompt,
    systemPrompt: row.system_prompt,
    sampling: JSON.parse(row.sampling) as Sampling,
    modelName: row.model_name,
    isBlind: row.is_blind === 1,
    pick: pickFrom(row.pick),
    createdAt: row.created_at,
  };
}

function pickFrom(pick: string | null): Comparison['pick'] {
  if (pick === null) return null;
  return pick === tie ? { kind: 'tie' } : { kind: 'column', columnId: pick };
}

function fromColumnRow(row: ColumnRow): StoredColumn {
  return {
    id: row.id,
    stack: JSON.parse(row.stack) as UsedStack,
    text: row.text,
    reasoning: row.reasoning,
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    figures: row.figures === null ? null : (JSON.parse(row.figures) as ReplyFigures),
  };
}
