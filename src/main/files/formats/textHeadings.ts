type Heading = { text: string; level: number };

const longestHeading = 100;
const underlines: [RegExp, number][] = [
  [/^={3,}$/, 1],
  [/^-{3,}$/, 2],
];
/** The words that books number their parts with, in the languages most of them are in. */
const numbered: [RegExp, number][] = [
  [/^(?:part|book|volume|teil|buch|band|partie|livre|tome|parte|libro|часть|книга)$/i, 1],
  [/^(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|глава)$/i, 2],
  [/^(?:section|abschnitt|sección|sezione|§)$/i, 3],
];
const numberedLine = /^(?<word>\p{L}+|§)\s+(?:\d{1,4}|[IVXLCDM]{1,8}|[A-Z]|\p{L}{3,12})\b/u;
/** "Chapter XI. Who Stole the Tarts?" is no sentence, unlike "Chapter five ends here!" */
const asksInTitle = /^\p{L}+\s+(?:\d{1,4}|[IVXLCDM]{1,8})\s?[.:–—]\s.*[?!]["'”’»)]?$/u;
const cjkChapter = /^第[\d一二三四五六七八九十百千〇零]{1,6}[章回节節卷部]/;
const outline = /^(?<number>\d{1,2}(?:\.\d{1,2}){1,5})\.?\s+\p{Lu}/u;

/** A paragraph of plain text that looks like a heading and not like a sentence. */
export function bareHeading(lines: readonly string[]): Heading | null {
  const [first = '', second] = lines.map((line) => line.trim());
  if (lines.length > 2 || first.length > longestHeading) return null;
  if (second !== undefined) {
    const level = underlines.find(([line]) => line.test(second))?.[1];
    if (level !== undefined) return { text: first, level };
    return isChapter(first) && second.length <= longestHeading && !endsSentence(second)
      ? { text: `${first} ${second}`, level: chapterLevel(first) }
      : null;
  }
  if (isChapter(first) && (!endsSentence(first) || asksInTitle.test(first))) {
    return { text: first, level: chapterLevel(first) };
  }
  if (endsSentence(first)) return null;
  const number = outline.exec(first)?.groups?.['number'];
  if (number !== undefined) return { text: first, level: number.split('.').length };
  return isUpperCase(first) ? { text: first, level: 2 } : null;
}

function isChapter(line: string): boolean {
  return cjkChapter.test(line) || levelOfWord(line) !== undefined;
}

function chapterLevel(line: string): number {
  return levelOfWord(line) ?? 2;
}

function levelOfWord(line: string): number | undefined {
  const word = numberedLine.exec(line)?.groups?.['word'] ?? '';
  return numbered.find(([words]) => words.test(word))?.[1];
}

function endsSentence(line: string): boolean {
  return /[.,;:!?…。！？]["'”’»)]?$/.test(line) && !/\b(?:[IVXLCDM]+|\d+)\.$/.test(line);
}

function isUpperCase(line: string): boolean {
  const letters = line.match(/\p{L}/gu) ?? [];
  return letters.length >= 4 && line === line.toUpperCase() && line !== line.toLowerCase();
}
