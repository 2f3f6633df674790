import type { SummarizeDependencies } from './dependencies.ts';
import { createDocumentStore } from './documents/documentStore.ts';
import { createSummaryEvents } from './events.ts';
import { createSummarizeHandlers } from './handlers.ts';
import { createSamples } from './samples.ts';
import { createSummaries } from './summaries.ts';
import { createSummaryStore } from './summaryStore.ts';
import { createViews } from './views.ts';

/** The summarize feature: its parts put together. */
export function createSummarize(dependencies: SummarizeDependencies) {
  const store = createSummaryStore(dependencies.database);
  const documents = createDocumentStore(dependencies.database);
  const events = createSummaryEvents();
  const views = createViews(store, documents);
  const summaries = createSummaries({ store, documents, events, views });
  return {
    router: createSummarizeHandlers({
      store,
      documents,
      events,
      views,
      summaries,
      samples: createSamples(dependencies.samplesFolder),
      dependencies,
    }),
    close: (): void => events.close(),
  };
}
