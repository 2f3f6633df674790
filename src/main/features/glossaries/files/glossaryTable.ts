import Papa from 'papaparse';
import { AppError } from '../../../../shared/errors.ts';
import { languageOfTag } from '../../../../shared/languages.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { NewTerm } from '../glossaryStore.ts';

export type Pair = { from: Language; to: Language };

/** What a file holds for one pair; `skipped` are its rows without a term in both languages. */
export type ReadTerms = { terms: NewTerm[]; skipped: number };

const flagColumns = {
  isCaseSensitive: 'case sensitive',
  allowsInflection: 'inflection',
  isForbidden: 'forbidden',
} as const;

export const longestTerm = 500;

/**
 * Reads a glossary in comma-, semicolon- or tab-separated values. A first row that names columns
 * (languages by their code, or `source`, `target`, `note`) says where things are; without one, the
 * columns are source, target and note.
 */
export function readTable(name: string, text: string, pair: Pair): ReadTerms {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/u, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) {
    const reason = 'A quotation mark is not closed.';
    throw new AppError('file-malformed', {
      name,
      line: (broken.row ?? 0) + 1,
      column: null,
      reason,
    });
  }
  const columns = findColumns(data[0] ?? [], pair);
  const rows = columns.hasHeader ? data.slice(1) : data;
  const terms = rows.map((row) => termOf(row, columns)).filter((term) => term !== null);
  return { terms, skipped: rows.length - terms.length };
}

type Columns = {
  hasHeader: boolean;
  source: number;
  target: number;
  note: number;
  flags: Record<keyof typeof flagColumns, number>;
};

function findColumns(header: readonly string[], { from, to }: Pair): Columns {
  const names = header.map((each) => each.trim().toLowerCase());
  const find = (...wanted: string[]): number => names.findIndex((each) => wanted.includes(each));
  const language = (wanted: Language): number =>
    header.findIndex((each) => languageOfTag(each) === wanted);
  const source = Math.max(language(from), find('source'));
  const target = Math.max(language(to), find('target'));
  const hasHeader = source >= 0 && target >= 0;
  const note = hasHeader ? find('note', 'comment', 'definition', `definition (${from})`) : 2;
  return {
    hasHeader,
    source: hasHeader ? source : 0,
    target: hasHeader ? target : 1,
    note,
    flags: {
      isCaseSensitive: hasHeader ? find(flagColumns.isCaseSensitive) : -1,
      allowsInflection: hasHeader ? find(flagColumns.allowsInflection) : -1,
      isForbidden: hasHeader ? find(flagColumns.isForbidden) : -1,
    },
  };
}

function termOf(row: readonly string[], { source, target, note, flags }: Columns): NewTerm | null {
  const term = {
    source: (row[source] ?? '').trim(),
    target: (row[target] ?? '').trim(),
    note: (row[note] ?? '').trim().slice(0, 2000),
    isCaseSensitive: isYes(row[flags.isCaseSensitive], false),
    allowsInflection: isYes(row[flags.allowsInflection], true),
    isForbidden: isYes(row[flags.isForbidden], false),
  };
  return isTerm(term) ? term : null;
}

export function isTerm({ source, target }: Pick<NewTerm, 'source' | 'target'>): boolean {
  return [source, target].every((each) => each.length > 0 && each.length <= longestTerm);
}

function isYes(value: string | undefined, otherwise: boolean): boolean {
  const answer = (value ?? '').trim().toLowerCase();
  return answer === '' ? otherwise : ['yes', 'true', '1', 'x'].includes(answer);
}

/** With a header row that `readTable` understands. Formulas are not run by spreadsheets. */
export function writeTable(
  terms: readonly NewTerm[],
  { from, to }: Pair,
  delimiter: ',' | '\t',
): string {
  const header = [from, to, 'note', ...Object.values(flagColumns)];
  const rows = terms.map((term) => [
    term.source,
    term.target,
    term.note,
    ...[term.isCaseSensitive, term.allowsInflection, term.isForbidden].map((flag) =>
      flag ? 'yes' : 'no',
    ),
  ]);
  return `${Papa.unparse([header, ...rows], { delimiter, escapeFormulae: /^[=@\t\r]/u })}\r\n`;
}
