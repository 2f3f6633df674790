import { textOfLine } from './lines.ts';
import type { Cell, Line } from './lines.ts';

type Part = { line: Line } | { row: string[]; page: number };

/** Fewer lines with cells are chance; but a table's last row may stand alone on the next page. */
const fewestRows = 2;
const fewestCellsOfOne = 3;

/** Finds the tables of a page: lines whose cells stand below one another. */
export function tableRows(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < lines.length;) {
    const end = tableEnd(lines, index);
    const next = Math.max(end, index + 1);
    const part = lines.slice(index, next);
    parts.push(...(end > index ? rowsOf(part) : part.map((line) => ({ line }))));
    index = next;
  }
  return parts;
}

const leaders = /(?:\s?[.·…]){5,}/;

function hasCells(line: Line | undefined): line is Line {
  return line !== undefined && line.cells.length > 1 && !leaders.test(textOfLine(line));
}

/** Where the table that begins here ends; `start` when none does. */
function tableEnd(lines: readonly Line[], start: number): number {
  const first = lines[start];
  if (!hasCells(first)) return start;
  let end = start + 1;
  let withCells = 1;
  for (let index = end; index < lines.length; index += 1) {
    const line = lines[index];
    const before = lines[index - 1];
    if (!line || !before || line.y < before.y || line.y - before.y > before.size * 3) break;
    if (hasCells(line)) {
      withCells += 1;
      end = index + 1;
    } else if (!continuesCell(line, lines.slice(start, index))) break;
    else if (index - end > 12) break;
    else end = index + 1;
  }
  const isTable = withCells >= fewestRows || first.cells.length >= fewestCellsOfOne;
  return isTable ? end : start;
}

/** A line within one cell of the table so far, and not its first. */
function continuesCell(line: Line, table: readonly Line[]): boolean {
  const [cell] = line.cells;
  const first = table.find(hasCells)?.cells[0];
  if (!cell || !first) return false;
  const columns = table.flatMap((row) => (hasCells(row) ? row.cells : []));
  const column = columns.find((other) => Math.abs(other.x - cell.x) < line.size);
  return (
    column !== undefined &&
    cell.right <= Math.max(...columns.map((c) => c.right)) + line.size &&
    column.x > first.x + line.size
  );
}

type Row = { cells: Cell[]; page: number };

/** A line that begins in the first column begins a row; others go on with the cells above. */
function rowsOf(lines: readonly Line[]): Part[] {
  const left = Math.min(...lines.filter(hasCells).map((line) => line.cells[0]?.x ?? Infinity));
  const rows: Row[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const begins = (line.cells[0]?.x ?? 0) < left + line.size;
    if (!row || begins)
      rows.push({ cells: line.cells.map((cell) => ({ ...cell })), page: line.page });
    else for (const cell of line.cells) addToRow(row, cell);
  }
  return rows.map(({ cells, page }) => ({ row: cells.map((cell) => cell.text), page }));
}

function addToRow(row: Row, cell: Cell): void {
  const above = row.cells.find((other) => cell.x < other.right && other.x < cell.right);
  if (!above) {
    row.cells.push({ ...cell });
    row.cells.sort((a, b) => a.x - b.x);
    return;
  }
  above.text += ` ${cell.text}`;
  above.right = Math.max(above.right, cell.right);
}
