import type { Summary, SummaryEvent, SummaryListItem } from '../../../shared/api/summarize.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { countSupport } from './parts.ts';
import type { StoredSummary } from './summaryStore.ts';

/** Stored summaries as a window sees them. */
export function createViews(documents: DocumentStore) {
  function listed(stored: StoredSummary): SummaryListItem {
    const { id, title, status, options, createdAt, updatedAt } = stored;
    return { id, title, status, options, createdAt, updatedAt, documents: documents.ofSummary(id) };
  }

  function summary(stored: StoredSummary): Summary {
    const { error, modelName, instant, parts, options } = stored;
    const shown = options.method === 'extractive' ? instant : parts;
    return { ...listed(stored), error, modelName, instant, parts, support: countSupport(shown) };
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
