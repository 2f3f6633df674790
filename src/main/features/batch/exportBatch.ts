import Papa from 'papaparse';
import type { BatchRow, BatchSummary, ColumnScores } from '../../../shared/api/batch.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import type { StoredCell } from './batchStore.ts';
import { shownScores } from './scores.ts';

export type ExportedBatch = {
  batch: BatchSummary;
  rows: readonly BatchRow[];
  cells: readonly StoredCell[];
};

/** One line per prompt; formulas that a model may have written are not run by spreadsheets. */
export function toCsv({ batch, rows, cells }: ExportedBatch): string {
  const labels = columnLabels(batch);
  const at = cellFinder(cells);
  const lines = rows.map(({ prompt, reference }, row) => ({
    prompt,
    ...(batch.hasReferences ? { reference: reference ?? '' } : {}),
    ...Object.fromEntries(
      labels.flatMap((label, column) => csvFields(label, at(row, column), batch.hasReferences)),
    ),
  }));
  return `${Papa.unparse(lines, { escapeFormulae: formulaStart })}\r\n`;
}

/** The library's own pattern misses formulas with a line break in them. */
const formulaStart = /^[=+\-@\t\r]/u;

function csvFields(
  label: string,
  cell: StoredCell | undefined,
  hasReferences: boolean,
): [string, string][] {
  const answer: [string, string] = [
    label,
    cell?.error ? `(${cell.error.code})` : (cell?.text ?? ''),
  ];
  if (!hasReferences) return [answer];
  const scores = cell?.scores ? shownScores(cell.scores) : null;
  return [
    answer,
    [`${label}: exact match`, scores ? String(Number(scores.exactMatch)) : ''],
    [`${label}: chrF`, scores ? scores.chrF.toFixed(2) : ''],
    [`${label}: ROUGE-L`, scores ? scores.rougeL.toFixed(4) : ''],
  ];
}

export function toMarkdown({ batch, rows, cells }: ExportedBatch): string {
  const labels = columnLabels(batch);
  const at = cellFinder(cells);
  const head = [`# ${batch.name}`, '', `Model: ${batch.modelName ?? 'none'}`, ''];
  const body = rows.flatMap(({ prompt, reference }, row) => [
    `## ${row + 1}`,
    '',
    quoted(prompt),
    '',
    ...(reference === null ? [] : ['**Reference**', '', quoted(reference), '']),
    ...labels.flatMap((label, column) => [
      `**${label}**`,
      '',
      quoted(at(row, column)?.text ?? ''),
      '',
    ]),
  ]);
  return [...head, ...(batch.hasReferences ? scoreTable(batch, labels) : []), ...body].join('\n');
}

function scoreTable({ columns }: BatchSummary, labels: readonly string[]): string[] {
  return [
    '| Column | Scored | Exact match | chrF | ROUGE-L |',
    '| --- | --: | --: | --: | --: |',
    ...columns.map(({ scores }, index) => scoreLine(labels[index] ?? '', scores)),
    '',
  ];
}

function scoreLine(label: string, { scored, exactMatch, chrF, rougeL }: ColumnScores): string {
  const numbers = [scored, number(exactMatch, 3), number(chrF, 2), number(rougeL, 4)];
  return `| ${[label.replaceAll('|', '\\|'), ...numbers].join(' | ')} |`;
}

function number(value: number | null, digits: number): string {
  return value === null ? '' : value.toFixed(digits);
}

/** Names with strengths; a number in front where two columns have the same. */
function columnLabels({ columns }: BatchSummary): string[] {
  const labels = columns.map(({ stack }) => stackLabel(stack));
  return labels.map((label, index) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${index + 1}: ${label}`,
  );
}

function stackLabel(stack: UsedStack): string {
  const inForce = stack.filter(({ strength, leftOut }) => strength !== 0 && leftOut === null);
  if (inForce.length === 0) return 'Bare model';
  return inForce.map(({ name, strength }) => `${name} ${strength}`).join(' + ');
}

function cellFinder(cells: readonly StoredCell[]) {
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  return (row: number, column: number): StoredCell | undefined => byPlace.get(`${row} ${column}`);
}

/** Every line marked, so that no answer can break out of its place. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
