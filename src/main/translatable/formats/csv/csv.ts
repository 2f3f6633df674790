import type { TextInline } from '../../content/inline.ts';
import { makeUnit } from '../../content/makeUnits.ts';
import type { Unit } from '../../content/unit.ts';
import type { TextFormat } from '../../openText.ts';
import { messageInlines } from '../../placeholders/messageUnits.ts';
import { describeColumns, hasHeader, textColumns } from './columns.ts';
import { readCells, separatorOf } from './readCells.ts';
import type { Cell } from './readCells.ts';

/** Tables of text: a segment for each cell of the chosen columns. A row of names stays as it is. */
export const csvFormat: TextFormat = {
  open(source, { csvColumns }) {
    const separator = separatorOf(source);
    const cells = readCells(source, separator);
    const rows = rowsOf(cells, source);
    const isHeaded = hasHeader(rows);
    const chosen = csvColumns ? new Set(csvColumns) : textColumns(rows, isHeaded);
    const texts = cells.filter(({ row, column }) => chosen.has(column) && (row > 0 || !isHeaded));
    const units = texts.flatMap((cell) => {
      const unit = cellUnit(source, cell, separator);
      return unit ? [{ ...unit, context: isHeaded ? (rows[0]?.[cell.column] ?? '') : '' }] : [];
    });
    const columns = describeColumns(rows, { isHeaded, chosen });
    return { units, columns, sourceLanguage: null, targetLanguage: null, languageEdits: () => [] };
  },
};

function rowsOf(cells: readonly Cell[], source: string): string[][] {
  const rows: string[][] = [];
  for (const { row, inner } of cells) {
    rows[row] ??= [];
    rows[row].push(source.slice(inner.start, inner.end).replaceAll('""', '"'));
  }
  return rows;
}

function cellUnit(source: string, cell: Cell, separator: string): Unit | null {
  const { isQuoted, inner } = cell;
  const inlines = messageInlines(cellInlines(source, cell), 'message');
  const unit = makeUnit(inlines, { encode: (text) => text, hasSoftBreaks: false });
  if (!unit) return null;
  const before = source.slice(inner.start, unit.at.start);
  const after = source.slice(unit.at.end, inner.end);
  const plain = (raw: string): string => (isQuoted ? raw.replaceAll('""', '"') : raw);
  return {
    ...unit,
    at: { start: cell.start, end: cell.end },
    compose(pieces) {
      const texts = pieces.map((piece) => (piece.type === 'raw' ? plain(piece.raw) : piece.text));
      const text = plain(before) + texts.join('') + plain(after);
      const needsQuotes = isQuoted || text.includes(separator) || /["\r\n]/.test(text);
      return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
    },
  };
}

function cellInlines(source: string, { inner, isQuoted }: Cell): TextInline[] {
  const text = source.slice(inner.start, inner.end);
  if (!isQuoted) return [{ type: 'text', ...inner, text }];
  return Array.from(text.matchAll(/""|[^"]+/g), (match) => {
    const start = inner.start + match.index;
    const isQuote = match[0] === '""';
    return { type: 'text', start, end: start + match[0].length, text: isQuote ? '"' : match[0] };
  });
}
