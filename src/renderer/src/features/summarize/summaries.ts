import type { SummariesEvent, SummaryListItem } from '../../../../shared/api/summarize.ts';

export function applySummariesEvent(
  summaries: readonly SummaryListItem[],
  event: SummariesEvent,
): readonly SummaryListItem[] {
  switch (event.type) {
    case 'snapshot':
      return newestFirst(event.summaries);
    case 'changed': {
      const others = summaries.filter((entry) => entry.id !== event.summary.id);
      return newestFirst([event.summary, ...others]);
    }
    case 'removed':
      return summaries.filter((entry) => entry.id !== event.id);
  }
}

function newestFirst(summaries: readonly SummaryListItem[]): SummaryListItem[] {
  return summaries.toSorted((a, b) => b.updatedAt - a.updatedAt);
}
