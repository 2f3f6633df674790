import { randomInt, randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { batchContract } from '../../../shared/api/batch.ts';
import type { BatchEvent, BatchRow, BatchSummary } from '../../../shared/api/batch.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import { fileNameFrom } from '../../fileName.ts';
import { decodeTextFile } from '../../textFile.ts';
import { createTopic, startingWith } from '../../topic.ts';
import type { Topic } from '../../topic.ts';
import { createBatchStore } from './batchStore.ts';
import type { StoredCell } from './batchStore.ts';
import type { BatchDependencies } from './dependencies.ts';
import { toCsv, toMarkdown } from './exportBatch.ts';
import { formatOf, readPrompts } from './promptList.ts';
import type { PromptFormat } from './promptList.ts';
import { createRunner } from './runner.ts';
import { createViews } from './views.ts';

type Source = { format: PromptFormat; text: string } | { fileId: string };

type Start = {
  name: string;
  source: Source;
  systemPrompt: string;
  sampling: Sampling | null;
  columns: Stack[];
};

const seeds = 2 ** 32;

/** The batch feature: many prompts through several stacks, in the background, kept on the disk. */
export function createBatch(dependencies: BatchDependencies) {
  const store = createBatchStore(dependencies.database);
  const list = createTopic<BatchSummary[]>();
  const topics = new Map<string, Topic<BatchEvent>>();
  const runner = createRunner({ store, onCell, onChange, dependencies });
  const views = createViews({ store, pace: (id) => runner.pace(id) });

  function topicOf(id: string): Topic<BatchEvent> {
    const topic = topics.get(id) ?? createTopic<BatchEvent>();
    topics.set(id, topic);
    return topic;
  }

  function summaryOf(id: string): BatchSummary {
    return views.summary(store.get(id));
  }

  function listView(): BatchSummary[] {
    return store.list().map((batch) => views.summary(batch));
  }

  function onCell(id: string, cell: StoredCell): void {
    views.add(id, cell);
    const batch = summaryOf(id);
    topics.get(id)?.publish({ type: 'cell', cell: views.cell(cell), batch });
    list.publish(listView());
  }

  function onChange(id: string): void {
    topics.get(id)?.publish({ type: 'batch', batch: summaryOf(id) });
    list.publish(listView());
  }

  function snapshot(id: string): Extract<BatchEvent, { type: 'snapshot' }> {
    const cells = store.cells(id);
    return {
      type: 'snapshot',
      batch: summaryOf(id),
      rows: store.rows(id),
      cells: cells.map(views.cell),
    };
  }

  async function readSource(name: string, source: Source): Promise<BatchRow[]> {
    if ('text' in source) return readPrompts(name, source.format, source.text);
    const file = await dependencies.takeFile(source.fileId, maxReceivedBytes);
    return readPrompts(file.name, formatOf(file.name), decodeTextFile(file.name, file.content));
  }

  async function start({ name, source, systemPrompt, columns, ...asked }: Start) {
    const rows = await readSource(name, source);
    const sampling = asked.sampling ?? dependencies.recommendedSampling();
    const id = randomUUID();
    const batch = {
      id,
      name,
      status: 'running' as const,
      error: null,
      systemPrompt,
      // Columns that differ by chance alone would say nothing about their stacks.
      sampling: { ...sampling, seed: sampling.seed ?? randomInt(seeds) },
      modelId: null,
      modelName: null,
      columns: columns.map((stack) => dependencies.describeStack(stack)),
      createdAt: Date.now(),
    };
    store.insert(batch, rows);
    runner.start(id);
    return summaryOf(id);
  }

  async function remove(id: string): Promise<void> {
    store.get(id);
    await runner.stop(id);
    store.delete(id);
    views.forget(id);
    topics.get(id)?.publish({ type: 'gone' });
    list.publish(listView());
  }

  function exported(id: string, format: 'csv' | 'markdown') {
    const cells = store.cells(id);
    const batch = summaryOf(id);
    const content = { batch, rows: store.rows(id), cells };
    return format === 'csv'
      ? { fileName: fileNameFrom(batch.name, 'csv'), content: toCsv(content) }
      : { fileName: fileNameFrom(batch.name, 'md'), content: toMarkdown(content) };
  }

  const os = implement(batchContract);
  const router = os.router({
    watchList: os.watchList.handler(({ signal }) =>
      startingWith(listView(), list.subscribe(signal)),
    ),
    start: os.start.handler(({ input }) => start(input)),
    watch: os.watch.handler(({ input, signal }) =>
      startingWith(snapshot(input.id), topicOf(input.id).subscribe(signal)),
    ),
    stop: os.stop.handler(({ input }) => runner.stop(input.id)),
    resume: os.resume.handler(({ input }) => {
      if (store.get(input.id).status !== 'complete') runner.start(input.id);
    }),
    delete: os.delete.handler(({ input }) => remove(input.id)),
    export: os.export.handler(({ input }) => exported(input.id, input.format)),
  });

  return {
    router,
    /** What the end of the studio has cut off goes on. */
    resumeUnfinished(): void {
      for (const { id, status } of store.list()) if (status === 'running') runner.start(id);
    },
    /** Before the jobs end: what they leave unfinished goes on at the next start. */
    prepareToClose: (): void => runner.prepareToClose(),
    close(): void {
      list.close();
      for (const topic of topics.values()) topic.close();
    },
  };
}
