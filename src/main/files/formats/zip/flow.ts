import type { BlockKind } from '../../../../shared/api/documents.ts';
import type { BlockEvent } from '../../documentEvents.ts';
import { rowText } from '../tableRow.ts';

export type ParagraphLook = { kind: BlockKind; level: number | null };

/**
 * Collects the paragraphs of a word processor's document in reading order: cells become rows, and
 * what stands in boxes beside a paragraph comes after it.
 */
export function createFlow() {
  let found: BlockEvent[] = [];
  /** Paragraphs within paragraphs: text boxes are anchored in one. */
  const open: { text: string; look: ParagraphLook }[] = [];
  let boxed: BlockEvent[] = [];
  /** The text of a paragraph that goes on with the next one. */
  let carried = '';
  let isJoined = false;
  let tableDepth = 0;
  /** The blocks of each cell of the row being read. */
  let cells: BlockEvent[][] | null = null;

  function place(event: BlockEvent): void {
    const cell = cells?.at(-1);
    if (cell) cell.push(event);
    else found.push(event);
  }

  return {
    openParagraph(): void {
      open.push({ text: carried, look: { kind: 'paragraph', level: null } });
      carried = '';
    },
    look(look: ParagraphLook): void {
      const paragraph = open.at(-1);
      if (paragraph) paragraph.look = look;
    },
    joinNext(): void {
      isJoined = true;
    },
    add(text: string): void {
      const paragraph = open.at(-1);
      if (paragraph) paragraph.text += text;
    },
    closeParagraph(): void {
      const paragraph = open.pop();
      if (!paragraph) return;
      const { text, look } = paragraph;
      if (isJoined) {
        isJoined = false;
        carried = text;
        return;
      }
      const event: BlockEvent = {
        type: 'block',
        kind: look.kind,
        text,
        ...(look.level !== null && { level: look.level }),
      };
      if (open.length > 0) {
        boxed.push(event);
        return;
      }
      place(event);
      for (const box of boxed) place(box);
      boxed = [];
    },
    openTable(): void {
      tableDepth += 1;
    },
    closeTable(): void {
      tableDepth -= 1;
    },
    openRow(): void {
      if (tableDepth === 1 && open.length === 0) cells = [];
    },
    openCell(): void {
      if (tableDepth === 1) cells?.push([]);
    },
    closeRow(): void {
      if (tableDepth !== 1 || !cells) return;
      const row = cells;
      cells = null;
      found.push(...rowEvents(row));
    },
    /** What was found since the last time. */
    take(): BlockEvent[] {
      const taken = found;
      found = [];
      return taken;
    },
  };
}

/** A row of one cell only frames what is in it. */
function rowEvents(cells: readonly BlockEvent[][]): BlockEvent[] {
  const filled = cells.filter((cell) => cell.some((block) => block.text.trim() !== ''));
  if (cells.length === 1 || filled.length === 0) return filled.flat();
  const texts = cells.map((cell) =>
    cell
      .map((block) => block.text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .join(' '),
  );
  return [{ type: 'block', kind: 'table-row', text: rowText(texts) }];
}
