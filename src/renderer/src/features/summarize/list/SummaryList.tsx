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

/** Every summary, grouped by day. */
export function SummaryList() {
  const summaries = useSummarize(selectSummaries);
  const isLoading = useSummarize((state) => state.list.status === 'loading');
  const openId = useSummarize(selectShownId);
  const groups = useMemo(() => groupByDay(summaries), [summaries]);

  if (groups.length === 0) {
    return (
      <p className="px-4 py-3 text-small text-ink-3">{isLoading ? words.loading : words.empty}</p>
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

function groupByDay(summaries: readonly SummaryListItem[]): ListGroup<SummaryListItem>[] {
  const now = Date.now();
  const byDay = Map.groupBy(summaries, ({ updatedAt }) => dayGroupOf(updatedAt, now));
  return dayGroups
    .map((day) => ({ title: words.groups[day], entries: byDay.get(day) ?? [] }))
    .filter(({ entries }) => entries.length > 0);
}
