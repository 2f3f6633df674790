import { randomInt, randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { compareContract } from '../../../shared/api/compare.ts';
import type {
  Comparison,
  ComparisonColumn,
  ComparisonEvent,
  ComparisonsView,
} from '../../../shared/api/compare.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTopic, startingWith } from '../../topic.ts';
import type { Topic } from '../../topic.ts';
import { createComparisonStore } from './comparisonStore.ts';
import type { StoredColumn, StoredComparison } from './comparisonStore.ts';
import type { CompareDependencies, Setting } from './dependencies.ts';
import { createRunner } from './runner.ts';
import { createTally } from './tally.ts';

type Start = {
  conversationId: string | null;
  prompt: string;
  systemPrompt: string;
  sampling: Sampling | null;
  columns: Stack[];
  isBlind: boolean;
};

const seeds = 2 ** 32;

/** The compare feature: one prompt through several stacks, side by side. */
export function createCompare(dependencies: CompareDependencies) {
  const store = createComparisonStore(dependencies.database);
  store.settle();
  const tally = createTally(dependencies.database);
  const list = createTopic<ComparisonsView>();
  const topics = new Map<string, Topic<ComparisonEvent>>();
  const runner = createRunner({ store, publish, present, onChange, dependencies });

  function publish(id: string, event: ComparisonEvent): void {
    topics.get(id)?.publish(event);
  }

  function topicOf(id: string): Topic<ComparisonEvent> {
    const topic = topics.get(id) ?? createTopic<ComparisonEvent>();
    topics.set(id, topic);
    return topic;
  }

  function whole(id: string): Comparison {
    const comparison = store.get(id);
    const { parentId: _, ...shown } = comparison;
    return {
      ...shown,
      columns: runner.columns(id).map((column) => present(comparison, column)),
    };
  }

  function listView(): ComparisonsView {
    const comparisons = store.list().map(({ id, prompt, isBlind, pick, createdAt }) => ({
      id,
      prompt,
      isBlind,
      pick,
      createdAt,
      columnCount: store.columns(id).length,
      isRunning: runner.isRunning(id),
    }));
    return { comparisons, tally: tally.entries() };
  }

  function onChange(id: string): void {
    publish(id, { type: 'snapshot', comparison: whole(id) });
    list.publish(listView());
  }

  function settingOf(asked: Start): Setting {
    const setting: Setting = asked.conversationId
      ? dependencies.conversationSetting(asked.conversationId)
      : {
          conversationId: null,
          parentId: null,
          systemPrompt: asked.systemPrompt,
          sampling: dependencies.recommendedSampling(),
        };
    const sampling = asked.sampling ?? setting.sampling;
    // Columns that differ by chance alone would say nothing about their stacks.
    return { ...setting, sampling: { ...sampling, seed: sampling.seed ?? randomInt(seeds) } };
  }

  function start(input: Start): Comparison {
    const id = randomUUID();
    const { prompt, isBlind } = input;
    const columns = input.columns.map((stack) => ({
      id: randomUUID(),
      stack: dependencies.describeStack(stack),
    }));
    const comparison: StoredComparison = {
      ...settingOf(input),
      id,
      prompt,
      isBlind,
      modelName: null,
      pick: null,
      createdAt: Date.now(),
    };
    store.insert(comparison, isBlind ? shuffled(columns) : columns);
    runner.start(comparison);
    list.publish(listView());
    return whole(id);
  }

  function columnOf(id: string, columnId: string): StoredColumn {
    const column = runner.columns(id).find((each) => each.id === columnId);
    if (!column) throw new AppError('not-found', { what: 'column' });
    return column;
  }

  function choose(id: string, choice: NonNullable<Comparison['pick']>): Comparison {
    store.get(id);
    if (choice.kind === 'column') columnOf(id, choice.columnId);
    store.setPick(id, choice);
    tally.count(id, runner.columns(id), choice);
    onChange(id);
    return whole(id);
  }

  function keep(id: string, columnId: string): string {
    const { prompt, modelName, ...setting } = store.get(id);
    const { text, reasoning, figures, stack } = columnOf(id, columnId);
    if (text === '') throw new AppError('invalid-input', { issues: 'this column has no text yet' });
    return dependencies.keepExchange({
      ...setting,
      question: prompt,
      stack: stack.map(({ adapterId, strength }) => ({ adapterId, strength })),
      answer: { text, reasoning, figures, modelName, stack },
    });
  }

  async function remove(id: string): Promise<void> {
    store.get(id);
    await runner.stop(id);
    store.setDeleted(id, true);
    publish(id, { type: 'gone' });
    list.publish(listView());
  }

  const os = implement(compareContract);
  const router = os.router({
    watchList: os.watchList.handler(({ signal }) =>
      startingWith(listView(), list.subscribe(signal)),
    ),
    start: os.start.handler(({ input }) => start(input)),
    watch: os.watch.handler(({ input, signal }) => {
      const comparison = whole(input.id);
      return startingWith({ type: 'snapshot', comparison }, topicOf(input.id).subscribe(signal));
    }),
    stop: os.stop.handler(({ input }) => runner.stop(input.id)),
    pick: os.pick.handler(({ input }) => choose(input.id, input.pick)),
    keep: os.keep.handler(({ input }) => ({ conversationId: keep(input.id, input.columnId) })),
    delete: os.delete.handler(({ input }) => remove(input.id)),
    restore: os.restore.handler(({ input }) => {
      store.setDeleted(input.id, false);
      onChange(input.id);
    }),
  });

  return {
    router,
    /** For whoever needs the engine at once; what was written is kept. */
    stopAll: (): void => runner.stopAll(),
    close(): void {
      list.close();
      for (const topic of topics.values()) topic.close();
    },
  };
}

/** Neither the stack nor what it cost tells which column is which, until one is picked. */
function present(
  comparison: Pick<StoredComparison, 'isBlind' | 'pick'>,
  column: StoredColumn,
): ComparisonColumn {
  const isHidden = comparison.isBlind && comparison.pick === null;
  return isHidden ? { ...column, stack: null, figures: null } : { ...column };
}

/** Fisher and Yates, with numbers that cannot be foreseen. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const rest = items.slice();
  return items.flatMap(() => rest.splice(randomInt(rest.length), 1));
}
