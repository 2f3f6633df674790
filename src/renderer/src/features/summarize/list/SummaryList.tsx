import { useMemo } from 'react';
import type { SummaryListItem } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { dayGroupOf, dayGroups } from '../../../ui/dayGroups.ts';
import { GroupedList } from '../../../ui/GroupedList.tsx';
import type { ListGroup } from '../../../ui/listLines.ts';
import { deleteSummary } from '../actions/summaryActions.ts';
import { selectShownId, selectSummaries, useSummarize } from '../summarizeStore.ts';
import { SummaryMenuItems } from './SummaryMenuItems.tsx';
import { SummaryRow } from './SummaryRow.tsx';

const words = summarizeWords.list;

/** The summaries that match what is searched for, grouped by day. */
export function SummaryList() {
  const summaries = useSummarize(selectSummaries);
  const isLoading = useSummarize((state) => state.list.status === 'loading');
  const query = useSummarize((state) => state.query);
  const openId = useSummarize(selectShownId);
  const groups = useMemo(() => groupByDay(matching(summaries, query)), [summaries, query]);

  if (groups.length === 0) {
    return (
      <p role="status" className="px-4 py-3 text-small break-words text-ink-3">
        {isLoading ? words.loading : query === '' ? words.empty : words.none(query)}
      </p>
    );
  }
  return (
    <GroupedList
      groups={groups}
      rowHeight={46}
      openId={openId}
      renderRow={(summary, isTabStop) => <SummaryRow summary={summary} isTabStop={isTabStop} />}
      renderMenu={(summary) => <SummaryMenuItems summary={summary} />}
      keysOf={(summary) => ({ Delete: () => void deleteSummary(summary) })}
    />
  );
}

function matching(summaries: readonly SummaryListItem[], query: string): SummaryListItem[] {
  const wanted = query.trim().toLowerCase();
  return summaries.filter(({ title, documents }) =>
    [title, ...documents.map(({ name }) => name)].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}

function groupByDay(summaries: readonly SummaryListItem[]): ListGroup<SummaryListItem>[] {
  const now = Date.now();
  const byDay = Map.groupBy(summaries, ({ updatedAt }) => dayGroupOf(updatedAt, now));
  return dayGroups
    .map((day) => ({ title: words.groups[day], entries: byDay.get(day) ?? [] }))
    .filter(({ entries }) => entries.length > 0);
}
