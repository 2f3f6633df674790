import type {
  SummariesEvent,
  SummaryEvent,
  SummaryListItem,
} from '../../../shared/api/summarize.ts';
import { createTopic } from '../../topic.ts';
import type { Topic } from '../../topic.ts';

/** Who watches what: the list of summaries, and each summary. */
export function createSummaryEvents() {
  const list = createTopic<SummariesEvent>();
  const summaries = new Map<string, Topic<SummaryEvent>>();

  return {
    publish(summaryId: string, event: SummaryEvent): void {
      summaries.get(summaryId)?.publish(event);
    },
    subscribe(summaryId: string, signal?: AbortSignal) {
      const topic = summaries.get(summaryId) ?? createTopic<SummaryEvent>();
      summaries.set(summaryId, topic);
      return topic.subscribe(signal);
    },
    publishListed(summary: SummaryListItem): void {
      list.publish({ type: 'changed', summary });
    },
    publishRemoved(id: string): void {
      list.publish({ type: 'removed', id });
    },
    subscribeList: (signal?: AbortSignal) => list.subscribe(signal),
    close(): void {
      list.close();
      for (const topic of summaries.values()) topic.close();
    },
  };
}

export type SummaryEvents = ReturnType<typeof createSummaryEvents>;
