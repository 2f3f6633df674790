import { abbreviations, numberAbbreviations } from './abbreviations.ts';

/** Part of a text by UTF-16 offsets: `text.slice(start, end)`. */
export type TextSpan = { start: number; end: number };

export type SentenceOptions = {
  /** BCP 47; without it English is taken for granted. */
  language?: string | undefined;
  /** Whether a line break ends a sentence, as in code and verse; else only an empty line does. */
  breaksAtLines?: boolean;
};

/**
 * The sentences of a text. They cover it without gap or overlap, each with the blank space after
 * it. Unicode's own segmentation (UAX 29) finds them; what it cuts after "Dr." is joined again.
 */
export function splitSentences(text: string, options: SentenceOptions = {}): TextSpan[] {
  const segmenter = segmenterOf(options.language);
  const known = knownAbbreviations(options.language);
  const spans: TextSpan[] = [];
  const flowing = options.breaksAtLines ? text : withoutLineBreaks(text);
  for (const { index, segment } of segmenter.segment(flowing)) {
    const span = { start: index, end: index + segment.length };
    const last = spans.at(-1);
    if (last && goesOn(flowing.slice(last.start, last.end), segment, known)) last.end = span.end;
    else spans.push(span);
  }
  return spans;
}

/** The span without the blank space around it. */
export function trimSpan(text: string, { start, end }: TextSpan): TextSpan {
  const trimmed = text.slice(start, end);
  const leading = trimmed.length - trimmed.trimStart().length;
  return { start: start + leading, end: start + Math.max(leading, trimmed.trimEnd().length) };
}

const segmenters = new Map<string | undefined, Intl.Segmenter>();

function segmenterOf(language: string | undefined): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** A line break ends a sentence for Unicode; in flowing text it is only where the line was full. */
function withoutLineBreaks(text: string): string {
  return text.replaceAll(/(?<![\n\r])\r?\n(?![ \t]*\r?\n)/gu, (lineBreak) =>
    ' '.repeat(lineBreak.length),
  );
}

const none: ReadonlySet<string> = new Set();

function knownAbbreviations(language = 'en'): ReadonlySet<string> {
  return abbreviations.get(language.split('-')[0] ?? '') ?? none;
}

/** Whether the two are one sentence that was cut at an abbreviation, an initial or an ordinal. */
function goesOn(before: string, after: string, known: ReadonlySet<string>): boolean {
  if (after.trim() === '') return true;
  // Longer than any abbreviation, so that a long text is not searched from its start each time.
  const ending = before.slice(-24);
  if (/[\n\r\u2028\u2029]\s*$/u.test(ending)) return false;
  // “Really?” she asked.
  if (/^\p{Ll}/u.test(after)) return true;
  const word = /([\p{L}\p{N}°.-]+)\.\s*$/u.exec(ending)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  if (numberAbbreviations.has(word)) return /^\p{N}/u.test(after);
  return known.has(word) || isInitial(ending) || isOrdinal(word, after);
}

/** "J. Smith", but neither "vitamin C. It" nor "Elizabeth I. The". */
function isInitial(ending: string): boolean {
  return /(?:^\s*|[("“]|\p{Lu}[\p{L}.'’-]*\s+)(?![IVX])\p{Lu}\.\s*$/u.test(ending);
}

/** "am 3. Oktober": in the languages that write so, a small number before a month. */
function isOrdinal(word: string, after: string): boolean {
  return /^\d{1,2}$/u.test(word) && ordinalMonths.test(after);
}

const ordinalMonths =
  /^(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|januar|februar|mars|april|juni|juli|august|oktober|desember)/u;
