import type { BlockEvent } from '../../documentEvents.ts';
import { rowText } from '../tableRow.ts';
import type { Headings } from './headings.ts';
import { joinLines, vocabularyOf } from './joinLines.ts';
import { textOfLine } from './lines.ts';
import type { Line } from './lines.ts';
import { createMeasure } from './measure.ts';
import { tableRows } from './tables.ts';
import type { Typography } from './typography.ts';

type Pages = readonly (readonly Line[])[];
type Kind = BlockEvent['kind'];
type Open = { kind: Kind; level?: number; lines: Line[] };

/** Puts lines together to paragraphs, items, headings and rows. */
export function* blocksOf(
  pages: Pages,
  headings: Headings,
  typography: Typography,
): Generator<BlockEvent, void, void> {
  const vocabulary = vocabularyOf(pages.flat().map(textOfLine));
  const continues = createMeasure(pages, typography);
  let open: Open | null = null;

  function close(): BlockEvent[] {
    const closed = open;
    open = null;
    const page = closed?.lines[0]?.page;
    if (!closed || page === undefined) return [];
    const texts = closed.lines.map(textOfLine);
    const text = closed.kind === 'code' ? indented(closed.lines) : joinLines(texts, vocabulary);
    const kind = closed.kind === 'paragraph' && caption.test(text) ? 'caption' : closed.kind;
    const whole = text.replace(leaders, ' … ');
    return [
      { type: 'block', kind, text: whole, page, ...(closed.level && { level: closed.level }) },
    ];
  }

  for (const part of pages.flatMap((lines) => tableRows(lines))) {
    if ('row' in part) {
      yield* close();
      yield { type: 'block', kind: 'table-row', text: rowText(part.row), page: part.page };
      continue;
    }
    const { line } = part;
    const next: Open = { ...startOf(line, headings, typography), lines: [line] };
    if (open && belongs(open, next, continues)) {
      open.lines.push(line);
      continue;
    }
    yield* close();
    open = next;
  }
  yield* close();
}

function startOf(
  line: Line,
  headings: Headings,
  typography: Typography,
): { kind: Kind; level?: number } {
  const level = headings.get(line);
  if (level !== undefined) return { kind: 'heading', level };
  const text = textOfLine(line);
  if (isMonospaced(line.font) && !isMonospaced(typography.font)) return { kind: 'code' };
  return { kind: bullet.test(text) || leaders.test(text) ? 'list-item' : 'paragraph' };
}

function isMonospaced(font: string): boolean {
  return font.startsWith('monospace');
}

const bullet = /^(?:[•·▪▸►◦‣○●■□–*∙-]\s*(?=\S)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S)/;
/** The dots between an entry of a table of contents and its page. */
const leaders = /(?:\s?[.·…]){5,}/;
const caption =
  /^(?:Fig(?:ure|\.)|Table|Listing|Abb(?:ildung|\.)|Tab(?:elle|leau|\.)|Figura|Tabla|Рис\.|Таблица)\s*[\dIVX]+/;

/** A paragraph of more lines than this does not go over to the next page: receipts name pages. */
const longestCrossing = 40;

type Continues = ReturnType<typeof createMeasure>;

function belongs(open: Open, next: Open, continues: Continues): boolean {
  const before = open.lines.at(-1);
  const line = next.lines[0];
  if (!before || !line) return false;
  if (open.kind === 'heading' || next.kind === 'heading') {
    return (
      open.kind === next.kind && open.level === next.level && continues.asHeading(before, line)
    );
  }
  if (open.kind === 'code' || next.kind === 'code') {
    return open.kind === next.kind && continues.isNear(before, line);
  }
  if (line.page !== before.page && open.lines.length > longestCrossing) return false;
  if (next.kind === 'list-item' || leaders.test(textOfLine(before))) return false;
  return continues.asText(before, line, open.kind === 'list-item' ? (open.lines[0] ?? null) : null);
}

/** Code keeps its lines, and its indentation as far as positions tell it. */
function indented(lines: readonly Line[]): string {
  const left = Math.min(...lines.map((line) => line.x));
  return lines
    .map((line) => {
      const text = textOfLine(line);
      const width = text.length > 0 ? (line.right - line.x) / text.length : 0;
      const columns = width > 0 ? Math.round((line.x - left) / width) : 0;
      return ' '.repeat(Math.min(columns, 80)) + text;
    })
    .join('\n');
}
