import type {
  Summary,
  SummaryEvent,
  SummaryListItem,
  SummaryPart,
} from '../../../shared/api/summarize.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { countSupport } from './parts.ts';
import type { StoredSummary } from './summaryStore.ts';

/** Stored summaries as a window sees them; `rewriting` are the sentences being written anew. */
export function createViews(documents: DocumentStore, rewriting: ReadonlySet<string>) {
  function listed(stored: StoredSummary): SummaryListItem {
    const { id, title, status, options, createdAt, updatedAt } = stored;
    return { id, title, status, options, createdAt, updatedAt, documents: documents.ofSummary(id) };
  }

  function summary(stored: StoredSummary): Summary {
    const { error, modelName, options } = stored;
    const instant = present(stored.instant);
    const parts = present(stored.parts);
    const shown = options.method === 'extractive' ? instant : parts;
    return { ...listed(stored), error, modelName, instant, parts, support: countSupport(shown) };
  }

  function present(parts: readonly SummaryPart[]): SummaryPart[] {
    return parts.map((part) => ({
      ...part,
      sentences: part.sentences.map((sentence) => ({
        ...sentence,
        isRewriting: rewriting.has(sentence.id),
      })),
    }));
  }

  return {
    listed,
    summary,
    snapshot: (
      stored: StoredSummary,
      run: Pick<Extract<SummaryEvent, { type: 'snapshot' }>, 'chunks' | 'progress' | 'draft'>,
    ): SummaryEvent => ({ type: 'snapshot', summary: summary(stored), ...run }),
  };
}

export type Views = ReturnType<typeof createViews>;
