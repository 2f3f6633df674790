import type { Document, DocumentBlock } from '../../shared/api/documents.ts';
import { AppError } from '../../shared/errors.ts';
import type { BlockEvent, WireEvent } from './documentEvents.ts';
import { documentLimits } from './limits.ts';

type Origin = Pick<Document, 'name' | 'sizeBytes' | 'sha256'>;
type Parts = Omit<Document, keyof Origin | 'text'>;

/** Between two blocks; rows, items and cues of one run stand closer. */
const blockGap = '\n\n';
const lineGap = '\n';
const closeKinds: ReadonlySet<string> = new Set(['list-item', 'table-row', 'cue']);

/** Puts a document together from what its reader tells. Offsets are made here and nowhere else. */
export function createAssembly() {
  const parts: Parts = { format: 'text', title: null, blocks: [], pageCount: null, notes: [] };
  const texts: string[] = [];
  const headings = createHeadingPath();
  let length = 0;

  function append(text: string): void {
    texts.push(text);
    length += text.length;
    if (length > documentLimits.characters) throw overLimit('characters');
  }

  function addBlock(event: BlockEvent): void {
    const before = parts.blocks.at(-1);
    if (parts.blocks.length >= documentLimits.blocks) throw overLimit('blocks');
    if (before) append(gapBetween(before, event));
    const start = length;
    append(event.text);
    const headingPath =
      event.kind === 'heading' ? headings.enter(event.text, event.level ?? 1) : headings.current();
    parts.blocks.push({
      id: `b${parts.blocks.length}`,
      kind: event.kind,
      headingPath,
      start,
      end: length,
      page: event.page ?? null,
      time: event.time ?? null,
    });
  }

  function addContinuation(text: string): void {
    const last = parts.blocks.at(-1);
    if (!last) return;
    append(text);
    last.end = length;
  }

  return {
    add(event: Exclude<WireEvent, { type: 'progress' }>): void {
      switch (event.type) {
        case 'format':
          parts.format = event.format;
          break;
        case 'title':
          parts.title = event.title;
          break;
        case 'pages':
          parts.pageCount = event.count;
          break;
        case 'note':
          parts.notes.push(event.note);
          break;
        case 'block':
          addBlock(event);
          break;
        case 'continuation':
          addContinuation(event.text);
          break;
      }
    },
    finish: (origin: Origin): Document => ({ ...origin, ...parts, text: texts.join('') }),
  };
}

function overLimit(limit: 'characters' | 'blocks'): AppError {
  return new AppError('document-over-limit', { limit, most: documentLimits[limit] });
}

function gapBetween(before: DocumentBlock, next: BlockEvent): string {
  const isSameRun = before.kind === next.kind && closeKinds.has(next.kind);
  return isSameRun ? lineGap : blockGap;
}

/** The path is the same array for all blocks under one heading. */
function createHeadingPath() {
  let levels: number[] = [];
  let path: string[] = [];
  return {
    current: (): string[] => path,
    enter(title: string, level: number): string[] {
      const kept = levels.filter((other) => other < level).length;
      levels = [...levels.slice(0, kept), level];
      path = [...path.slice(0, kept), title];
      return path;
    },
  };
}
