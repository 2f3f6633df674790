export type DayGroup = 'today' | 'yesterday' | 'lastSevenDays' | 'older';

export const dayGroups: readonly DayGroup[] = ['today', 'yesterday', 'lastSevenDays', 'older'];

/** Which heading something of this time stands under. */
export function dayGroupOf(timestamp: number, now: number): DayGroup {
  if (timestamp >= startOfDay(now, 0)) return 'today';
  if (timestamp >= startOfDay(now, 1)) return 'yesterday';
  if (timestamp >= startOfDay(now, 7)) return 'lastSevenDays';
  return 'older';
}

/** By the calendar, not by 24 hours: a day with a clock change is shorter or longer. */
function startOfDay(now: number, daysBefore: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBefore).getTime();
}
