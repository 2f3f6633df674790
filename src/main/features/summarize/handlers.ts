import { implement } from '@orpc/server';
import { summarizeContract } from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import { startingWith } from '../../topic.ts';
import type { AskAbout } from './askAbout.ts';
import type { SummarizeDependencies } from './dependencies.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { importDocuments } from './documents/importing.ts';
import { exportSummary } from './exporting/exports.ts';
import type { SummaryEvents } from './events.ts';
import type { Samples } from './samples.ts';
import type { Runner } from './running/runner.ts';
import type { Search } from './search.ts';
import type { SentenceEditing } from './sentenceEditing.ts';
import type { Summaries } from './summaries.ts';
import type { SummaryStore } from './summaryStore.ts';
import type { Views } from './views.ts';

export type SummarizeParts = {
  store: SummaryStore;
  documents: DocumentStore;
  events: SummaryEvents;
  views: Views;
  summaries: Summaries;
  samples: Samples;
  runner: Runner;
  editing: SentenceEditing;
  search: Search;
  askAbout: AskAbout;
  dependencies: SummarizeDependencies;
};

/** Each method of the contract, and who answers it. */
export function createSummarizeHandlers(parts: SummarizeParts) {
  const { store, documents, events, views, summaries, runner, samples, dependencies } = parts;
  const { editing, search, askAbout } = parts;
  const os = implement(summarizeContract);
  return os.router({
    addDocuments: os.addDocuments.handler(({ input }) =>
      importDocuments(
        input.sources.map((source) => samples.resolve(source)),
        {
          documents,
          readDocument: dependencies.readDocument,
        },
      ),
    ),
    listPendingDocuments: os.listPendingDocuments.handler(() => documents.listPending()),
    discardDocument: os.discardDocument.handler(({ input }) => {
      const isPending = documents.listPending().some(({ id }) => id === input.documentId);
      if (!isPending) throw new AppError('not-found', { what: 'document' });
      documents.remove(input.documentId);
    }),
    listSamples: os.listSamples.handler(() => samples.list()),
    listHeadings: os.listHeadings.handler(({ input }) => {
      documents.get(input.documentId);
      return documents
        .listHeadings(input.documentId)
        .map(({ index, text, headingPath, start }) => ({
          index,
          title: text,
          level: Math.max(1, headingPath.length),
          start,
        }));
    }),
    readBlocks: os.readBlocks.handler(({ input }) => {
      documents.get(input.documentId);
      return documents.readBlocks(input.documentId, input.from, input.count);
    }),

    watchSummaries: os.watchSummaries.handler(({ signal }) => {
      const subscription = events.subscribeList(signal);
      return startingWith(
        { type: 'snapshot', summaries: store.list().map(views.listed) },
        subscription,
      );
    }),
    create: os.create.handler(({ input }) => summaries.create(input.documentIds, input.options)),
    watch: os.watch.handler(({ input: { summaryId }, signal }) => {
      const snapshot = views.snapshot(store.get(summaryId), runner.shown(summaryId));
      return startingWith(snapshot, events.subscribe(summaryId, signal));
    }),
    cancel: os.cancel.handler(({ input }) => summaries.cancel(input.id)),
    resume: os.resume.handler(({ input }) => summaries.resume(input.id)),
    delete: os.delete.handler(({ input }) => summaries.delete(input.id)),
    restore: os.restore.handler(({ input }) => summaries.restore(input.id)),
    listTrash: os.listTrash.handler(() => summaries.listTrash()),
    purgeTrash: os.purgeTrash.handler(({ input }) => summaries.purge(input.id ?? null)),
    rename: os.rename.handler(({ input }) => summaries.rename(input.id, input.title)),

    dropSentence: os.dropSentence.handler(({ input }) => editing.drop(input)),
    rewriteSentence: os.rewriteSentence.handler(({ input }) => editing.rewrite(input)),
    undoRewriting: os.undoRewriting.handler(({ input }) => editing.undoRewriting(input)),

    search: os.search.handler(({ input }) => search(input)),
    export: os.export.handler(({ input }) =>
      exportSummary(views.summary(store.get(input.id)), input),
    ),
    askAbout: os.askAbout.handler(({ input }) => askAbout(views.summary(store.get(input.id)))),
  });
}
