import { randomUUID } from 'node:crypto';
import type { SourceDocument, Summary, SummaryOptions } from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import { guessLanguage } from '../../../shared/text/language.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { sentencesOf } from './documents/sourceSentences.ts';
import type { SourceSentence } from './documents/sourceSentences.ts';
import type { SummaryEvents } from './events.ts';
import { extractiveSummary } from './extractive/extractiveSummary.ts';
import { createPace } from './pacing.ts';
import { searchTextOf } from './searchText.ts';
import type { StoredSummary, SummaryStore } from './summaryStore.ts';
import type { Views } from './views.ts';

export type SummariesParts = {
  store: SummaryStore;
  documents: DocumentStore;
  events: SummaryEvents;
  views: Views;
};

/** Summaries as a whole: made, thrown away and brought back. */
export function createSummaries({ store, documents, events, views }: SummariesParts) {
  /** What it is now, told to everyone who has it on show. */
  function announce(stored: StoredSummary): Summary {
    const summary = views.summary(stored);
    events.publish(stored.id, { type: 'summary', summary });
    events.publishListed(views.listed(stored));
    return summary;
  }

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
        status: 'done' as const,
        options,
        instant,
      };
      const searchText = searchTextOf({ ...summary, parts: [] }, sources);
      store.insert(summary, { documentIds, searchText });
      return announce(store.get(summary.id));
    },

    delete(id: string): void {
      store.get(id);
      store.setDeletedAt(id, Date.now());
      events.publish(id, { type: 'gone' });
      events.publishRemoved(id);
    },

    restore(id: string): Summary {
      store.getDeleted(id);
      store.setDeletedAt(id, null);
      return announce(store.get(id));
    },
  };
}

export type Summaries = ReturnType<typeof createSummaries>;

function titleOf([first, ...others]: readonly SourceDocument[]): string {
  const title = first?.title ?? first?.name ?? '';
  return others.length === 0 ? title : `${title} + ${others.length}`;
}
