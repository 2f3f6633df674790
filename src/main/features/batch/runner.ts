import type { BatchRow } from '../../../shared/api/batch.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import { retryWork } from '../../engine/retryWork.ts';
import { inParallel } from '../../inParallel.ts';
import type { JobOutcome } from '../../jobs.ts';
import { createPacedRuns } from '../../pacedRuns.ts';
import type { BatchStore, StoredBatch, StoredCell } from './batchStore.ts';
import type { BatchDependencies } from './dependencies.ts';
import { scoreAnswer } from './scores.ts';

/** Answers written at once: the engine runs those of one stack as sequences of one context. */
const answersAtOnce = 4;

/** What lies in the prompt itself; with anything else the other answers would fail as well. */
const answerFailures: readonly AppError['code'][] = ['message-too-long'];

export type RunnerParts = {
  store: BatchStore;
  onCell: (batchId: string, cell: StoredCell) => void;
  onChange: (batchId: string) => void;
  dependencies: BatchDependencies;
};

/** Runs batches in the background. Each finished answer is on the disk before it is told. */
export function createRunner({ store, onCell, onChange, dependencies }: RunnerParts) {
  const { engine, jobs, models, resolveStack } = dependencies;
  const runs = createPacedRuns({ jobs, work, settle });

  function change(id: string, changes: Partial<StoredBatch>): StoredBatch {
    const batch = { ...store.get(id), ...changes };
    store.update(batch);
    onChange(id);
    return batch;
  }

  function work(id: string, signal: AbortSignal): Promise<void> {
    return retryWork({ attempt: () => attempt(id, signal), done: () => runs.done(id), signal });
  }

  async function attempt(id: string, signal: AbortSignal): Promise<void> {
    const { columns, modelId, modelName } = store.get(id);
    const model = await models.ensureLoaded(signal);
    if (modelId !== null && modelId !== model.modelId) {
      throw new AppError('model-changed', { was: modelName, is: model.name });
    }
    const resolved = await Promise.all(columns.map((column) => resolveStack(column)));
    const batch = change(id, {
      modelId: model.modelId,
      modelName: model.name,
      columns: resolved.map(({ used }) => used),
    });
    const left = cellsLeft(batch, store.rows(id));
    runs.begin(id);
    const stacks = resolved.map(({ adapters }) => adapters);
    await inParallel(left, { width: answersAtOnce, signal }, async (todo, stopping) => {
      const adapters = stacks[todo.column] ?? [];
      const cell = await answer(batch, todo, { adapters, signal: stopping });
      if (cell !== null && store.has(id)) keep(id, cell);
    });
  }

  function keep(id: string, cell: StoredCell): void {
    store.saveCell(id, cell);
    runs.count(id, 1);
    onCell(id, cell);
  }

  /** Row by row, so that columns can be compared from the beginning. */
  function cellsLeft(batch: StoredBatch, rows: readonly BatchRow[]): CellToDo[] {
    const done = new Set(store.cells(batch.id).map(({ row, column }) => `${row} ${column}`));
    return rows.flatMap((prompt, row) =>
      batch.columns
        .map((_, column) => ({ ...prompt, row, column }))
        .filter(({ column }) => !done.has(`${row} ${column}`)),
    );
  }

  /** Null when it was stopped before its end. */
  async function answer(
    { systemPrompt, sampling }: StoredBatch,
    { row, column, prompt, reference }: CellToDo,
    { adapters, signal }: { adapters: EngineAdapter[]; signal: AbortSignal },
  ): Promise<StoredCell | null> {
    const turns = [{ role: 'user' as const, text: prompt }];
    const kind = { purpose: 'compare', priority: 'background' } as const;
    const request = { systemPrompt, turns, sampling, adapters, ...kind };
    try {
      const text = await collect(engine.generate(request, signal));
      if (text === null) return null;
      const scores = reference === null ? null : scoreAnswer(text.trim(), reference);
      return { row, column, text, error: null, scores };
    } catch (error) {
      if (!(error instanceof AppError) || !answerFailures.includes(error.code)) throw error;
      const { code, details } = error;
      return { row, column, text: '', error: { code, details }, scores: null };
    }
  }

  function settle(id: string, outcome: JobOutcome<void>): void {
    if (!store.has(id)) return;
    if (outcome.state === 'done') change(id, { status: 'complete', error: null });
    if (outcome.state === 'cancelled') change(id, { status: 'stopped', error: null });
    if (outcome.state === 'failed') {
      const { code, details } = outcome.error;
      change(id, { status: 'failed', error: { code, details } });
    }
  }

  return {
    start(id: string): void {
      if (runs.has(id)) return;
      runs.start(id);
      change(id, { status: 'running', error: null });
    },
    stop: (id: string): Promise<void> => runs.stop(id),
    /** Milliseconds per answer in this run; null while none is finished. */
    pace: (id: string): number | null => runs.pace(id),
    prepareToClose: (): void => runs.prepareToClose(),
  };
}

type CellToDo = BatchRow & { row: number; column: number };

async function collect(
  source: ReturnType<BatchDependencies['engine']['generate']>,
): Promise<string | null> {
  let text = '';
  for await (const event of source) {
    if (event.type === 'delta' && event.channel === 'answer') text += event.text;
    if (event.type === 'done') return event.figures.stopReason === 'stopped' ? null : text;
  }
  throw new AppError('engine-crashed', { lastLines: '' });
}
