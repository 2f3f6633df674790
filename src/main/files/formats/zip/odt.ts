import { AppError } from '../../../../shared/errors.ts';
import type { BlockEvent, DocumentEvent } from '../../documentEvents.ts';
import { deepestLevel } from '../../headingLevels.ts';
import { raisedNumber } from '../noteNumbers.ts';
import { createFlow } from './flow.ts';
import { readXml, walkXml } from './xml.ts';
import type { XmlAttributes, XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** The body of an OpenDocument text (ISO 26300), and its notes at its end. */
export function* readOdt(zip: Zip): Generator<DocumentEvent, void, void> {
  if (isEncrypted(zip)) throw new AppError('document-encrypted');
  const content = zip.read('content.xml');
  if (!content) throw new AppError('document-damaged', { reason: 'It has no text part.' });
  const story = createStory();
  for (const { done, total } of walkXml(content, story.handler)) {
    yield* story.take();
    yield { type: 'progress', progress: { done, total, unit: 'characters' } };
  }
  yield* story.take();
  yield* story.notes();
}

function isEncrypted(zip: Zip): boolean {
  let found = false;
  readXml(zip.read('META-INF/manifest.xml'), {
    open(name) {
      if (name === 'encryption-data') found = true;
    },
  });
  return found;
}

/** Comments, deleted text, drawings' descriptions, and readings beside ruby characters. */
const skipped = new Set(['annotation', 'tracked-changes', 'desc', 'ruby-text', 'note-citation']);

function createStory() {
  const body = createFlow();
  const notes: BlockEvent[][] = [];
  /** Where text goes now: the body, or the note that is open. */
  let flow = body;
  let skippedDepth = 0;
  let listDepth = 0;
  let inParagraph = 0;

  function openNamed(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'h': {
        const level = Math.min(
          Math.max(Number(attributes['outline-level'] ?? 1) || 1, 1),
          deepestLevel,
        );
        open({ kind: 'heading', level });
        break;
      }
      case 'p':
        open({ kind: listDepth > 0 ? 'list-item' : 'paragraph', level: null });
        break;
      case 'list':
        listDepth += 1;
        break;
      case 's':
        flow.add(' ');
        break;
      case 'tab':
        flow.add(' ');
        break;
      case 'line-break':
        flow.add('\n');
        break;
      case 'note':
        body.add(raisedNumber(notes.length + 1));
        break;
      case 'note-body':
        flow = createFlow();
        break;
      case 'table':
        flow.openTable();
        break;
      case 'table-row':
        flow.openRow();
        break;
      case 'table-cell':
      case 'covered-table-cell':
        flow.openCell();
        break;
    }
  }

  function open(look: Parameters<typeof flow.look>[0]): void {
    inParagraph += 1;
    flow.openParagraph();
    flow.look(look);
  }

  function closeNamed(name: string): void {
    if (name === 'h' || name === 'p') {
      inParagraph -= 1;
      flow.closeParagraph();
    } else if (name === 'list') listDepth -= 1;
    else if (name === 'table') flow.closeTable();
    else if (name === 'table-row') flow.closeRow();
    else if (name === 'note-body') {
      notes.push(flow.take());
      flow = body;
    }
  }

  const handler: XmlHandler = {
    open(name, attributes) {
      if (skippedDepth > 0 || skipped.has(name)) skippedDepth += 1;
      else openNamed(name, attributes);
    },
    text(text) {
      // White space in the file is one space, as in a page.
      if (inParagraph > 0 && skippedDepth === 0) flow.add(text.replace(/\s+/g, ' '));
    },
    close(name) {
      if (skippedDepth > 0) skippedDepth -= 1;
      else closeNamed(name);
    },
  };

  return {
    handler,
    take: (): BlockEvent[] => body.take(),
    *notes(): Generator<BlockEvent, void, void> {
      for (const [index, blocks] of notes.entries()) {
        for (const [part, block] of blocks.entries()) {
          const mark = part === 0 ? `${raisedNumber(index + 1)} ` : '';
          yield { ...block, text: mark + block.text.trim() };
        }
      }
    },
  };
}
