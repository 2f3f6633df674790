import type { MissingFact } from '../../../../shared/api/summarize.ts';
import { datesIn, isSameDate } from './dates.ts';
import { capitalizesNouns, createNameSearch, namesIn } from './names.ts';
import { isSameNumber, numberValuesIn, numbersIn } from '../../../../shared/text/numbers.ts';

/** What a sentence is held against. */
export type Evidence = {
  /** The passages it stands on, with their neighbours. */
  passages: string;
  /** More around them, where a name may stand that the passages only refer to. */
  surroundings: string;
};

/**
 * Numbers, dates and names of the sentence that its sources do not have. Nan et al., "Entity-level
 * Factual Consistency of Abstractive Text Summarization" (EACL 2021), show that such entities are
 * where summaries go wrong most, and that the source's own text is what to hold them against.
 */
export function missingFacts(sentence: string, evidence: Evidence): MissingFact[] {
  const dates = datesIn(sentence);
  const sourceDates = datesIn(evidence.passages);
  const values = numberValuesIn(evidence.passages);
  const hasValue = (said: readonly number[]) =>
    said.some((one) => values.some((other) => isSameNumber(one, other)));

  const missingDates = dates.filter((date) => {
    if (sourceDates.some((other) => isSameDate(date, other))) return false;
    // "on 3 March", the year a paragraph earlier.
    const isSameDay = sourceDates.some((other) => isSameDate({ ...date, year: null }, other));
    return !isSameDay || date.year === null || !hasValue([date.year]);
  });
  const missingNumbers = numbersIn(sentence).filter(
    ({ start, values: said }) =>
      !dates.some((date) => date.start <= start && start < date.start + date.text.length) &&
      !hasValue(said),
  );
  return [
    ...missingDates.map(({ text }): MissingFact => ({ kind: 'date', text })),
    ...missingNumbers.map(({ text }): MissingFact => ({ kind: 'number', text })),
    ...missingNames(sentence, evidence).map((text): MissingFact => ({ kind: 'name', text })),
  ];
}

function missingNames(sentence: string, { passages, surroundings }: Evidence): string[] {
  const text = `${passages}\n${surroundings}`;
  const isThere = createNameSearch(text);
  const names = namesIn(sentence, capitalizesNouns(text));
  return [...new Set(names)].filter((name) => !isThere(name) && !isMonth(name));
}

function isMonth(name: string): boolean {
  return datesIn(`1 ${name}`).length > 0;
}
