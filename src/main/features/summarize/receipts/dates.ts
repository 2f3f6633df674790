/** A date as it stands in a text. `month` is 1 to 12; what is not said is null. */
export type DateFact = {
  text: string;
  start: number;
  day: number | null;
  month: number;
  year: number | null;
};

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

/** Month names of every language we know, from the platform's own calendar data. */
const months: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      const withDay = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index): [string, number][] => {
        const date = Date.UTC(2000, index, 1);
        const inflected = withDay.formatToParts(date).find(({ type }) => type === 'month');
        return [format.format(date), inflected?.value ?? ''].map((name) => [
          name.toLowerCase().replace(/\.$/u, ''),
          index + 1,
        ]);
      }).flat();
    }),
  ),
);

const names = [...months.keys()]
  .filter((name) => name.length >= 3)
  .toSorted((one, other) => other.length - one.length)
  .join('|');

const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?`;
const month = String.raw`(?<month>${names})\.?(?!\p{L})`;
const year = String.raw`(?<year>\d{4})(?!\p{Nd})`;
const link = String.raw`(?:\s+(?:of|de|del|di))?\s+`;

/** The fuller a pattern, the earlier it is tried. */
const patterns = [
  String.raw`(?<!\p{Nd})(?<year>\d{4})-(?<monthNumber>\d{2})-(?<day>\d{2})(?!\p{Nd})`,
  String.raw`(?<![\p{Nd}.])(?<day>\d{1,2})\.\s?(?<monthNumber>\d{1,2})\.\s?${year}`,
  String.raw`(?<!\p{Nd})${day}${link}${month}(?:(?:,|\s+de|\s+del)?\s+${year})?`,
  String.raw`(?<!\p{L})${month}\s+${day}(?!\p{Nd})(?:,?\s+${year})?`,
  String.raw`(?<!\p{L})${month}(?:\s+(?:of|de|del))?\s+${year}`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Dates that name at least a month, with a day, a year or both. */
export function datesIn(text: string): DateFact[] {
  const found: DateFact[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const date = toDate(match);
      const isNew = found.every(
        (other) =>
          match.index >= other.start + other.text.length ||
          match.index + match[0].length <= other.start,
      );
      if (date && isNew) found.push(date);
    }
  }
  return found;
}

/** Whether the source says all that the sentence does: "March 1902" is in "3 March 1902". */
export function isSameDate(said: DateFact, found: DateFact): boolean {
  return (
    said.month === found.month &&
    (said.day === null || said.day === found.day) &&
    (said.year === null || said.year === found.year)
  );
}

function toDate(match: RegExpExecArray): DateFact | null {
  const { day: dayText, month: name, monthNumber, year: yearText } = match.groups ?? {};
  const value = name === undefined ? Number(monthNumber) : (months.get(name.toLowerCase()) ?? 0);
  const dayValue = dayText === undefined ? null : Number(dayText);
  if (value < 1 || value > 12 || (dayValue !== null && (dayValue < 1 || dayValue > 31)))
    return null;
  return {
    text: match[0],
    start: match.index,
    day: dayValue,
    month: value,
    year: yearText === undefined ? null : Number(yearText),
  };
}
