import { Parser } from 'htmlparser2';
import type { BlockKind } from '../../../shared/api/documents.ts';
import type { BlockEvent } from '../documentEvents.ts';
import {
  headingLevel,
  isBlock,
  isFurniture,
  isHidden,
  isNoteReference,
  kindOfElement,
} from './htmlElements.ts';
import type { Attributes } from './htmlElements.ts';
import { rowText } from './tableRow.ts';

/** An open element; what it does not say itself it has from the one around it. */
type Frame = {
  kind: BlockKind;
  level: number | null;
  isPreformatted: boolean;
  isRaised: boolean;
  isInnerLink: boolean;
  /** Where its text begins, when that may turn out to be the mark of a note. */
  markStart: { flushes: number; offset: number } | null;
  /** Of an ordered list: the number of the next item. */
  nextNumber: number | null;
};

const outermost: Frame = {
  kind: 'paragraph',
  level: null,
  isPreformatted: false,
  isRaised: false,
  isInnerLink: false,
  markStart: null,
  nextNumber: null,
};

const chunkLength = 65_536;

/**
 * The blocks of a page or of a part of one, in the order of the source; without what surrounds
 * the text of a page when it `skipsFurniture`.
 */
export function* htmlBlocks(
  source: string,
  { skipsFurniture = false } = {},
): Generator<BlockEvent, void, void> {
  const walker = createWalker(skipsFurniture);
  // XHTML is read by the same rules: with its self-closing tags and CDATA, and HTML's entities.
  const parser = new Parser(walker.handler, { recognizeSelfClosing: true, recognizeCDATA: true });
  for (let at = 0; at < source.length; at += chunkLength) {
    parser.write(source.slice(at, at + chunkLength));
    yield* walker.take();
  }
  parser.end();
  yield* walker.take();
}

/** What is too much of its own to be part of a table's row: the table then only arranges a page. */
const breaksRow = /^(?:table|pre|h[1-6])$/;
const longestCell = 2000;

function createWalker(skipsFurniture: boolean) {
  const frames: Frame[] = [];
  let found: BlockEvent[] = [];
  let buffer = '';
  let flushes = 0;
  /** Open elements that are hidden, by themselves or by one around them. */
  let hiddenDepth = 0;
  /** The finished cells of the row being read. */
  let row: string[] | null = null;
  let itemNumber = '';

  const top = (): Frame => frames.at(-1) ?? outermost;

  function emit(kind: BlockKind, text: string, level: number | null = null): void {
    if (text !== '') found.push({ type: 'block', kind, text, ...(level !== null && { level }) });
  }

  function takeBuffer(): string {
    const taken = buffer;
    buffer = '';
    flushes += 1;
    return taken;
  }

  function flush(): void {
    const { kind, level, isPreformatted } = top();
    const text = isPreformatted ? trimLines(takeBuffer()) : tidy(takeBuffer());
    if (text === '') return;
    if (level !== null) emit('heading', oneLine(text).replace(permalink, ''), level);
    else emit(kind, kind === 'list-item' ? itemNumber + text : text);
    itemNumber = '';
  }

  function endRow(): void {
    emit('table-row', rowText(row ?? []));
    row = null;
  }

  /** The table only arranges the page: its cells are blocks of their own. */
  function breakRow(): void {
    for (const cell of row ?? []) emit('paragraph', cell);
    row = null;
    flush();
  }

  function openBlock(name: string, attributes: Attributes): void {
    if (row && !breaksRow.test(name) && buffer.length < longestCell) {
      buffer += '\n';
      return;
    }
    if (row) breakRow();
    flush();
    if (name === 'tr') row = [];
    if (name === 'li') itemNumber = takeNumber(attributes);
  }

  function takeNumber({ value }: Attributes): string {
    const list = top();
    if (list.nextNumber === null) return '';
    const number = value === undefined ? list.nextNumber : Number(value);
    list.nextNumber = number + 1;
    return Number.isInteger(number) ? `${number}. ` : '';
  }

  function closeBlock(name: string): void {
    if (!row) return flush();
    if (name === 'td' || name === 'th') row.push(oneLine(tidy(takeBuffer())));
    else if (name === 'tr' || name === 'table') endRow();
    else buffer += '\n';
  }

  function frameOf(name: string, attributes: Attributes): Frame {
    const parent = top();
    const isRaised = parent.isRaised || name === 'sup';
    const isInnerLink = parent.isInnerLink || (name === 'a' && /#/.test(attributes['href'] ?? ''));
    const mayBeMark = isNoteReference(attributes) || (isRaised && isInnerLink);
    return {
      kind: kindOfElement(name) ?? parent.kind,
      level: headingLevel(name, attributes) ?? parent.level,
      isPreformatted: parent.isPreformatted || name === 'pre',
      isRaised,
      isInnerLink,
      markStart: mayBeMark ? { flushes, offset: buffer.length } : null,
      nextNumber: name === 'ol' ? Number(attributes['start'] ?? 1) : null,
    };
  }

  function dropMark({ markStart }: Frame): void {
    if (markStart?.flushes !== flushes) return;
    if (noteMark.test(buffer.slice(markStart.offset))) buffer = buffer.slice(0, markStart.offset);
  }

  return {
    handler: {
      onopentag(name: string, attributes: Attributes): void {
        const isSkipped =
          isHidden(name, attributes) || (skipsFurniture && isFurniture(name, attributes));
        if (hiddenDepth > 0 || isSkipped) {
          hiddenDepth += 1;
          return;
        }
        if (name === 'br') buffer += '\n';
        if (isBlock(name)) openBlock(name, attributes);
        frames.push(frameOf(name, attributes));
      },
      ontext(text: string): void {
        if (hiddenDepth > 0) return;
        buffer += top().isPreformatted ? text : text.replace(/\s+/g, ' ');
      },
      onclosetag(name: string): void {
        if (hiddenDepth > 0) {
          hiddenDepth -= 1;
          return;
        }
        dropMark(top());
        if (isBlock(name)) closeBlock(name);
        frames.pop();
      },
      onend(): void {
        endRow();
        flush();
      },
    },
    /** What was found since the last time. */
    take(): BlockEvent[] {
      const taken = found;
      found = [];
      return taken;
    },
  };
}

/** `1`, `[12]`, `*`, `a`: what a raised link to a note looks like. */
const noteMark = /^\s*\[?(?:\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|note \d{1,3})\]?\s*$/i;

/** What sites put behind a heading, to link to it. */
const permalink = /\s+[#¶§🔗]$/u;

/** Spaces as a browser shows them; line breaks are those the page asks for. */
function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

function trimLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
