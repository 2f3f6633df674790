import type { Receipt } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';

/** 754_000 → "12:34", 3_723_000 → "1:02:03". */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const last = String(seconds % 60).padStart(2, '0');
  if (hours === 0) return `${minutes}:${last}`;
  return `${hours}:${String(minutes).padStart(2, '0')}:${last}`;
}

/** Where a passage stands, as exactly as the document tells: its page or time, its heading. */
export function placeOf({ page, time, headingPath }: Receipt): string {
  const place =
    time !== null
      ? formatTime(time.start)
      : page !== null
        ? summarizeWords.source.page(page)
        : null;
  return [place, headingPath.at(-1)].filter(Boolean).join(' · ');
}
