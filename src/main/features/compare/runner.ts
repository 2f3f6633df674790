import type { ComparisonColumn, ComparisonEvent } from '../../../shared/api/compare.ts';
import { AppError, engineFailures } from '../../../shared/errors.ts';
import type { Prompt } from '../../../shared/engineApi.ts';
import type { Job } from '../../jobs.ts';
import { tick, withTicks } from '../../ticks.ts';
import type { ComparisonStore, StoredColumn, StoredComparison } from './comparisonStore.ts';
import type { CompareDependencies } from './dependencies.ts';

/** At most a second of a text may be lost when the core is killed. */
const flushMilliseconds = 800;

type Running = { columns: StoredColumn[]; job: Job<void> };

export type RunnerParts = {
  store: ComparisonStore;
  publish: (comparisonId: string, event: ComparisonEvent) => void;
  /** As windows may see it. */
  present: (comparison: StoredComparison, column: StoredColumn) => ComparisonColumn;
  /** It began to run with this model, or it ended. */
  onChange: (comparisonId: string) => void;
  dependencies: CompareDependencies;
};

/** Writes the columns of comparisons, all at once from the one model, and keeps them on the disk. */
export function createRunner(parts: RunnerParts) {
  const { store, publish, present, onChange, dependencies } = parts;
  const { engine, jobs, models, resolveStack, promptFor } = dependencies;
  const running = new Map<string, Running>();

  function show(id: string, column: StoredColumn): void {
    publish(id, { type: 'column', column: present(store.get(id), column) });
  }

  function change(id: string, column: StoredColumn, changes: Partial<StoredColumn>): void {
    Object.assign(column, changes);
    store.saveColumn(column);
    show(id, column);
  }

  async function run(comparison: StoredComparison, columns: StoredColumn[], signal: AbortSignal) {
    const model = await models.ensureLoaded(signal);
    store.setModel(comparison.id, model.name);
    onChange(comparison.id);
    const prompt = await promptFor(comparison, comparison.prompt, model);
    await Promise.all(columns.map((column) => write(comparison, column, { prompt, signal })));
  }

  /** A column that fails says so itself; the others go on. */
  async function write(
    comparison: StoredComparison,
    column: StoredColumn,
    { prompt, signal }: { prompt: Prompt; signal: AbortSignal },
  ): Promise<void> {
    try {
      const { adapters, used } = await resolveStack(column.stack);
      change(comparison.id, column, { stack: used, status: 'reading' });
      const { sampling } = comparison;
      const kind = { purpose: 'compare', priority: 'interactive' } as const;
      await stream(comparison.id, column, { ...prompt, sampling, adapters, ...kind }, signal);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      change(comparison.id, column, failed(error));
    }
  }

  async function stream(
    id: string,
    column: StoredColumn,
    request: Parameters<typeof engine.generate>[0],
    signal: AbortSignal,
  ): Promise<void> {
    let flushedAt = performance.now();
    for await (const event of withTicks(engine.generate(request, signal), flushMilliseconds)) {
      if (event !== tick && event.type === 'delta') {
        if (column.status !== 'writing') change(id, column, { status: 'writing' });
        if (event.channel === 'answer') column.text += event.text;
        else column.reasoning += event.text;
        publish(id, { ...event, columnId: column.id });
      }
      if (event !== tick && event.type === 'done') {
        const { figures } = event;
        const isStopped = figures.stopReason === 'stopped';
        change(id, column, { figures, status: isStopped ? 'stopped' : 'complete' });
        return;
      }
      if (performance.now() - flushedAt >= flushMilliseconds) {
        store.saveColumn(column);
        flushedAt = performance.now();
      }
    }
    throw new AppError('engine-crashed', { lastLines: '' });
  }

  /** Whatever ended the work, no column stays behind as if it were still being written. */
  function settle(id: string, columns: readonly StoredColumn[], error: AppError | null): void {
    running.delete(id);
    for (const column of columns.filter(isUnfinished)) {
      change(id, column, error ? failed(error) : { status: 'stopped' });
    }
    onChange(id);
  }

  return {
    start(comparison: StoredComparison): void {
      const columns = store.columns(comparison.id);
      const job = jobs.add({
        priority: 'interactive',
        task: 'comparison',
        work: (signal) => run(comparison, columns, signal),
        settle: (outcome) =>
          settle(comparison.id, columns, outcome.state === 'failed' ? outcome.error : null),
      });
      running.set(comparison.id, { columns, job });
    },
    isRunning: (id: string): boolean => running.has(id),
    /** The columns as they are, with what is not on the disk yet. */
    columns: (id: string): StoredColumn[] => running.get(id)?.columns ?? store.columns(id),
    /** Stops and waits until what was written is saved. */
    async stop(id: string): Promise<void> {
      const found = running.get(id);
      found?.job.cancel();
      await found?.job.outcome;
    },
    stopAll(): void {
      for (const { job } of running.values()) job.cancel();
    },
  };
}

function isUnfinished({ status }: StoredColumn): boolean {
  return status === 'waiting' || status === 'reading' || status === 'writing';
}

function failed({ code, details }: AppError): Partial<StoredColumn> {
  if (code === 'cancelled') return { status: 'stopped' };
  const status = engineFailures.includes(code) ? 'interrupted' : 'failed';
  return { status, error: { code, details } };
}
