import { randomUUID } from 'node:crypto';
import type {
  SourceDocument,
  Summary,
  SummaryOptions,
  TrashedSummary,
} from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import { guessLanguage } from '../../../shared/text/language.ts';
import type { Announcements } from './announcements.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { sentencesOf } from './documents/sourceSentences.ts';
import type { SourceSentence } from './documents/sourceSentences.ts';
import type { SummaryEvents } from './events.ts';
import { extractiveSummary } from './extractive/extractiveSummary.ts';
import { createPace } from '../../pace.ts';
import { searchTextOf } from './searchText.ts';
import type { Runner } from './running/runner.ts';
import type { SummaryStore } from './summaryStore.ts';

export type SummariesParts = {
  store: SummaryStore;
  documents: DocumentStore;
  events: SummaryEvents;
  announcements: Announcements;
  runner: Runner;
};

/** Summaries as a whole: made, stopped, resumed, thrown away and brought back. */
export function createSummaries(parts: SummariesParts) {
  const { store, documents, events, announcements, runner } = parts;

  async function allSentences(sources: readonly SourceDocument[]): Promise<SourceSentence[]> {
    const pace = createPace();
    const sentences: SourceSentence[] = [];
    for (const { id } of sources) {
      const language = guessLanguage(beginningOf(id));
      for (const block of documents.eachBlock(id)) {
        sentences.push(...sentencesOf(id, block, language));
        await pace();
      }
    }
    return sentences;
  }

  function beginningOf(documentId: string): string {
    return documents
      .readBlocks(documentId, 0, 100)
      .map(({ text }) => text)
      .join('\n');
  }

  return {
    async create(documentIds: readonly string[], options: SummaryOptions): Promise<Summary> {
      if (options.style === 'instruction' && options.instruction.trim() === '') {
        throw new AppError('invalid-input', { issues: 'an empty instruction' });
      }
      const sources = documentIds.map((id) => documents.get(id));
      const instant = await extractiveSummary(await allSentences(sources), options);
      const summary = {
        id: randomUUID(),
        title: titleOf(sources),
        status: options.method === 'model' ? ('waiting' as const) : ('done' as const),
        options,
        instant,
      };
      const searchText = searchTextOf({ ...summary, parts: [] }, sources);
      store.insert(summary, { documentIds, searchText });
      if (options.method === 'model') runner.start(summary.id);
      return announcements.announce(store.get(summary.id));
    },

    /** Goes on where it was stopped; with another model or stack it is read anew by that one. */
    resume(id: string): Summary {
      const { options, status } = store.get(id);
      if (options.method === 'extractive' || status === 'done' || runner.isRunning(id)) {
        throw new AppError('summary-busy');
      }
      const summary = announcements.update(id, { status: 'waiting', error: null });
      runner.start(id);
      return summary;
    },
    async cancel(id: string): Promise<void> {
      store.get(id);
      await runner.stop(id);
    },
    /** What the end of the app has cut off. */
    resumeUnfinished(): void {
      for (const { id } of store.listUnfinished()) runner.start(id);
    },

    async delete(id: string): Promise<void> {
      store.get(id);
      await runner.stop(id);
      store.setDeletedAt(id, Date.now());
      events.publish(id, { type: 'gone' });
      events.publishRemoved(id);
    },

    rename: (id: string, title: string): Summary =>
      announcements.update(store.get(id).id, { title }),

    listTrash: (): TrashedSummary[] =>
      store.listDeleted().map(({ id, title, deletedAt }) => ({
        id,
        title,
        deletedAt: deletedAt ?? 0,
      })),

    /** For good: one summary of the trash, or all, with what nothing else needs any more. */
    purge(id: string | null): void {
      if (id !== null) store.getDeleted(id);
      store.purge(id);
    },

    restore(id: string): Summary {
      store.getDeleted(id);
      store.setDeletedAt(id, null);
      return announcements.announce(store.get(id));
    },
  };
}

export type Summaries = ReturnType<typeof createSummaries>;

function titleOf([first, ...others]: readonly SourceDocument[]): string {
  const title = first?.title ?? first?.name ?? '';
  return others.length === 0 ? title : `${title} + ${others.length}`;
}
