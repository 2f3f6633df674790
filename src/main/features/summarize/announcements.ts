import type { Summary } from '../../../shared/api/summarize.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import type { SummaryEvents } from './events.ts';
import { searchTextOf } from './searchText.ts';
import type { StoredSummary, SummaryStore } from './summaryStore.ts';
import type { Views } from './views.ts';

export type AnnouncementParts = {
  store: SummaryStore;
  documents: DocumentStore;
  events: SummaryEvents;
  views: Views;
};

/** Changes to summaries: first on the disk, then told to everyone who has them on show. */
export function createAnnouncements({ store, documents, events, views }: AnnouncementParts) {
  function announce(stored: StoredSummary): Summary {
    const summary = views.summary(stored);
    if (stored.deletedAt !== null) return summary;
    events.publish(stored.id, { type: 'summary', summary });
    events.publishListed(views.listed(stored));
    return summary;
  }

  return {
    announce,
    update(id: string, changes: Partial<StoredSummary>): Summary {
      const changed = { ...store.getAny(id), ...changes };
      return announce(store.save(changed, searchTextOf(changed, documents.ofSummary(id))));
    },
  };
}

export type Announcements = ReturnType<typeof createAnnouncements>;
