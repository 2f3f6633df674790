import { AppError } from '../../../../shared/errors.ts';
import type { BlockEvent, DocumentEvent } from '../../documentEvents.ts';
import { docxStyles, levelOf } from './docxStyles.ts';
import type { ParagraphStyle } from './docxStyles.ts';
import { createFlow } from './flow.ts';
import { raisedNumber } from '../noteNumbers.ts';
import { walkXml } from './xml.ts';
import type { XmlAttributes, XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

type Styles = (id: string | undefined) => ParagraphStyle;

/** The body, and at its end the notes; no headers, no comments, nothing that a relation points to. */
export function* readDocx(zip: Zip): Generator<DocumentEvent, void, void> {
  const body = zip.read('word/document.xml');
  if (!body) throw new AppError('document-damaged', { reason: 'It has no text part.' });
  const styles = docxStyles(zip.read('word/styles.xml'));
  const notes = createNotes();
  yield* walkStory(body, styles, notes);
  for (const kind of ['footnote', 'endnote'] as const) {
    const content = zip.read(`word/${kind}s.xml`);
    if (content) yield* notesInOrder(content, kind, styles, notes);
  }
}

type NoteKind = 'footnote' | 'endnote';
type Notes = ReturnType<typeof createNotes>;

/** Notes are numbered in the order in which the text refers to them. */
function createNotes() {
  const numbers = new Map<string, number>();
  return {
    refer(kind: NoteKind, id: string): string {
      const key = `${kind} ${id}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      return raisedNumber(numbers.get(key) ?? 0);
    },
    numberOf: (kind: NoteKind, id: string): number | undefined => numbers.get(`${kind} ${id}`),
  };
}

function* walkStory(
  content: Uint8Array,
  styles: Styles,
  notes: Notes,
): Generator<DocumentEvent, void, void> {
  const flow = createFlow();
  for (const { done, total } of walkXml(content, storyHandler(flow, styles, notes))) {
    yield* flow.take();
    yield { type: 'progress', progress: { done, total, unit: 'characters' } };
  }
  yield* flow.take();
}

function* notesInOrder(
  content: Uint8Array,
  kind: NoteKind,
  styles: Styles,
  notes: Notes,
): Generator<DocumentEvent, void, void> {
  const flow = createFlow();
  const story = storyHandler(flow, styles, notes);
  const found: { number: number; blocks: BlockEvent[] }[] = [];
  let number: number | undefined;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === kind) number = notes.numberOf(kind, attributes['id'] ?? '');
      story.open?.(name, attributes);
    },
    text: (text) => story.text?.(text),
    close(name) {
      story.close?.(name);
      if (name !== kind) return;
      const blocks = flow.take();
      // Separators are notes too; nothing refers to them.
      if (number !== undefined) found.push({ number, blocks });
    },
  };
  for (const _ of walkXml(content, handler)) continue;
  for (const note of found.toSorted((a, b) => a.number - b.number)) yield* numbered(note);
}

function* numbered({
  number,
  blocks,
}: {
  number: number;
  blocks: BlockEvent[];
}): Generator<BlockEvent, void, void> {
  for (const [index, block] of blocks.entries()) {
    const text = index === 0 ? `${raisedNumber(number)} ${block.text.trim()}` : block.text;
    yield { ...block, text };
  }
}

/**
 * What is in the file and not in the text: deleted or moved-away text, the second version of a
 * drawing for old programs, readings beside ruby characters.
 */
const skipped = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText']);

/** WordprocessingML (ISO 29500-1, 17), accepted changes included, as one reads it. */
function storyHandler(
  flow: ReturnType<typeof createFlow>,
  styles: Styles,
  notes: Notes,
): XmlHandler {
  let skippedDepth = 0;
  let isText = false;
  let isHidden = false;
  let inRun = false;
  let inProperties = false;
  let look: ParagraphStyle = styles(undefined);

  function openNamed(name: string, attributes: XmlAttributes): void {
    const value = attributes['val'];
    switch (name) {
      case 'p':
        flow.openParagraph();
        break;
      case 'pPr':
        look = styles(undefined);
        inProperties = true;
        break;
      case 'pStyle':
        look = styles(value);
        break;
      case 'outlineLvl': {
        const level = levelOf(value ?? '');
        if (level !== null) look = { kind: 'heading', level };
        break;
      }
      case 'numPr':
        if (look.kind === 'paragraph') look = { kind: 'list-item', level: null };
        break;
      case 'r':
        isHidden = false;
        inRun = true;
        break;
      case 'vanish':
        isHidden = inRun && value !== '0' && value !== 'false';
        break;
      case 't':
        isText = true;
        break;
      case 'tab':
        if (inRun) flow.add(' ');
        break;
      case 'br':
      case 'cr':
        flow.add('\n');
        break;
      case 'noBreakHyphen':
        flow.add('-');
        break;
      case 'footnoteReference':
        flow.add(notes.refer('footnote', attributes['id'] ?? ''));
        break;
      case 'endnoteReference':
        flow.add(notes.refer('endnote', attributes['id'] ?? ''));
        break;
      case 'tbl':
        flow.openTable();
        break;
      case 'tr':
        flow.openRow();
        break;
      case 'tc':
        flow.openCell();
        break;
    }
  }

  function closeNamed(name: string): void {
    if (name === 'p') flow.closeParagraph();
    else if (name === 'pPr') {
      flow.look(look);
      inProperties = false;
    } else if (name === 'r') inRun = false;
    else if (name === 't') isText = false;
    else if (name === 'tbl') flow.closeTable();
    else if (name === 'tr') flow.closeRow();
  }

  return {
    open(name, attributes) {
      // A paragraph whose end was deleted goes on with the next one.
      if (name === 'del' && inProperties) flow.joinNext();
      if (skippedDepth > 0 || skipped.has(name)) skippedDepth += 1;
      else openNamed(name, attributes);
    },
    text(text) {
      if (isText && !isHidden && skippedDepth === 0) flow.add(text);
    },
    close(name) {
      if (skippedDepth > 0) skippedDepth -= 1;
      else closeNamed(name);
    },
  };
}
