import { createAskAbout } from './askAbout.ts';
import { createAnnouncements } from './announcements.ts';
import type { SummarizeDependencies } from './dependencies.ts';
import { createDocumentStore } from './documents/documentStore.ts';
import { createSummaryEvents } from './events.ts';
import { createSummarizeHandlers } from './handlers.ts';
import { createSamples } from './samples.ts';
import { createPrompts } from './prompts/prompts.ts';
import { createNoteStore } from './running/noteStore.ts';
import { createRunner } from './running/runner.ts';
import { createWriter } from './running/writer.ts';
import { createSearch } from './search.ts';
import { createSentenceEditing } from './sentenceEditing.ts';
import { createSummaries } from './summaries.ts';
import { createSummaryStore } from './summaryStore.ts';
import { createViews } from './views.ts';

/** The summarize feature: its parts put together. */
export function createSummarize(dependencies: SummarizeDependencies) {
  const { database, engine } = dependencies;
  const store = createSummaryStore(database);
  const documents = createDocumentStore(database);
  const notes = createNoteStore(database);
  const prompts = createPrompts(dependencies.promptFile);
  const events = createSummaryEvents();
  const rewriting = new Set<string>();
  const views = createViews(documents, rewriting);
  const announcements = createAnnouncements({ store, documents, events, views });
  const write = createWriter(engine, notes);
  const runner = createRunner({
    store,
    documents,
    notes,
    prompts,
    events,
    write,
    update: (id, changes) => announcements.update(id, changes),
    announceWhole: (id) => events.publish(id, views.snapshot(store.getAny(id), runner.shown(id))),
    dependencies,
  });
  const editing = createSentenceEditing({
    store,
    documents,
    notes,
    prompts,
    write,
    announcements,
    runner,
    engine,
    rewriting,
    dependencies,
  });
  const summaries = createSummaries({ store, documents, events, announcements, runner });
  return {
    router: createSummarizeHandlers({
      store,
      documents,
      events,
      views,
      summaries,
      samples: createSamples(dependencies.samplesFolder),
      runner,
      editing,
      search: createSearch(database),
      askAbout: createAskAbout({ documents, dependencies }),
      dependencies,
    }),
    /** What the end of the app has cut off goes on. */
    resumeUnfinished: (): void => summaries.resumeUnfinished(),
    /** Before the jobs end: what they leave unfinished is taken up at the next start. */
    prepareToClose: (): void => runner.close(),
    close: (): void => events.close(),
  };
}
