import type { BatchRow, BatchSummary } from '../../../shared/api/batch.ts';
import type { ErrorReport, Sampling } from '../../../shared/api/common.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Database } from '../../db/database.ts';
import type { StoredScores } from './scores.ts';

export type StoredBatch = Pick<BatchSummary, 'id' | 'name' | 'status' | 'error' | 'createdAt'> & {
  systemPrompt: string;
  sampling: Sampling;
  modelId: string | null;
  modelName: string | null;
  columns: UsedStack[];
};

export type StoredCell = {
  row: number;
  column: number;
  text: string;
  error: ErrorReport | null;
  scores: StoredScores | null;
};

type Row = {
  id: string;
  name: string;
  status: StoredBatch['status'];
  error: string | null;
  system_prompt: string;
  sampling: string;
  model_id: string | null;
  model_name: string | null;
  columns: string;
  created_at: number;
};

type CellRow = {
  row_number: number;
  column_number: number;
  text: string;
  error: string | null;
  scores: string | null;
};

export function createBatchStore(database: Database) {
  const list = database.prepare<Row>(`SELECT * FROM batch ORDER BY seq DESC`);
  const find = database.prepare<Row>(`SELECT * FROM batch WHERE id = :id`);
  const insert = database.prepare(
    `INSERT INTO batch (id, name, status, error, system_prompt, sampling, model_id, model_name,
       columns, created_at)
     VALUES (:id, :name, :status, :error, :systemPrompt, :sampling, :modelId, :modelName, :columns,
       :createdAt)`,
  );
  const update = database.prepare(
    `UPDATE batch SET status = :status, error = :error, model_id = :modelId,
       model_name = :modelName, columns = :columns
     WHERE id = :id`,
  );
  const remove = database.prepare(`DELETE FROM batch WHERE id = :id`);
  const rows = database.prepare<BatchRow>(
    `SELECT prompt, reference FROM batch_row WHERE batch_id = :id ORDER BY number`,
  );
  const insertRow = database.prepare(
    `INSERT INTO batch_row (batch_id, number, prompt, reference)
     VALUES (:batchId, :number, :prompt, :reference)`,
  );
  const counts = database.prepare<{ rows: number; refs: number }>(
    `SELECT count(*) AS rows, count(reference) AS refs FROM batch_row WHERE batch_id = :id`,
  );
  const cells = database.prepare<CellRow>(
    `SELECT row_number, column_number, text, error, scores FROM batch_cell WHERE batch_id = :id
     ORDER BY row_number, column_number`,
  );
  const saveCell = database.prepare(
    `INSERT OR REPLACE INTO batch_cell (batch_id, row_number, column_number, text, error, scores)
     VALUES (:batchId, :row, :column, :text, :error, :scores)`,
  );

  return {
    /** Newest first. */
    list: (): StoredBatch[] => list.all().map(fromRow),
    get(id: string): StoredBatch {
      const row = find.first({ id });
      if (!row) throw new AppError('not-found', { what: 'batch' });
      return fromRow(row);
    },
    has: (id: string): boolean => find.first({ id }) !== undefined,
    insert(batch: StoredBatch, prompts: readonly BatchRow[]): void {
      const { systemPrompt, sampling, createdAt, name } = batch;
      database.transaction(() => {
        insert.run({
          ...changeable(batch),
          name,
          systemPrompt,
          sampling: JSON.stringify(sampling),
          createdAt,
        });
        for (const [number, row] of prompts.entries()) {
          insertRow.run({ batchId: batch.id, number, ...row });
        }
      });
    },
    update(batch: StoredBatch): void {
      update.run(changeable(batch));
    },
    delete(id: string): void {
      remove.run({ id });
    },
    rows: (id: string): BatchRow[] => rows.all({ id }).map((row) => ({ ...row })),
    counts(id: string): { rows: number; references: number } {
      const found = counts.first({ id });
      return { rows: found?.rows ?? 0, references: found?.refs ?? 0 };
    },
    cells: (id: string): StoredCell[] => cells.all({ id }).map(fromCellRow),
    saveCell(batchId: string, cell: StoredCell): void {
      const { row, column, text } = cell;
      const [error, scores] = [toJson(cell.error), toJson(cell.scores)];
      saveCell.run({ batchId, row, column, text, error, scores });
    },
  };
}

export type BatchStore = ReturnType<typeof createBatchStore>;

function changeable({ id, status, error, modelId, modelName, columns }: StoredBatch) {
  return {
    id,
    status,
    modelId,
    modelName,
    error: toJson(error),
    columns: JSON.stringify(columns),
  };
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function fromRow(row: Row): StoredBatch {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    systemPrompt: row.system_prompt,
    sampling: JSON.parse(row.sampling) as Sampling,
    modelId: row.model_id,
    modelName: row.model_name,
    columns: JSON.parse(row.columns) as UsedStack[],
    createdAt: row.created_at,
  };
}

function fromCellRow(row: CellRow): StoredCell {
  return {
    row: row.row_number,
    column: row.column_number,
    text: row.text,
    error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    scores: row.scores === null ? null : (JSON.parse(row.scores) as StoredScores),
  };
}
