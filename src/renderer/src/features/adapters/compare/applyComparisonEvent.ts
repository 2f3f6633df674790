import type { Comparison, ComparisonEvent } from '../../../../../shared/api/compare.ts';

/** The comparison after the event; null when it is gone, or was never there. */
export function applyComparisonEvent(
  comparison: Comparison | null,
  event: ComparisonEvent,
): Comparison | null {
  if (event.type === 'snapshot') return event.comparison;
  if (event.type === 'gone' || comparison === null) return null;
  const columns = comparison.columns.map((column) => {
    if (event.type === 'column') return column.id === event.column.id ? event.column : column;
    if (column.id !== event.columnId) return column;
    return event.channel === 'answer'
      ? { ...column, text: column.text + event.text }
      : { ...column, reasoning: column.reasoning + event.text };
  });
  return { ...comparison, columns };
}

export function isRunning({ columns }: Comparison): boolean {
  return columns.some(({ status }) => ['waiting', 'reading', 'writing'].includes(status));
}
