import type { Document, DocumentBlock } from '../../shared/api/documents.ts';
import type { BlockEvent, DocumentEvent } from './documentEvents.ts';

type Origin = Pick<Document, 'name' | 'sizeBytes' | 'sha256'>;
type Parts = Omit<Document, keyof Origin | 'text'>;

/** Between two blocks; rows and items of one list stand closer. */
const blockGap = '\n\n';
const lineGap = '\n';

/** Puts a document together from what its reader tells. Offsets are made here and nowhere else. */
export function createAssembly() {
  const parts: Parts = { format: 'text', title: null, blocks: [], pageCount: null, notes: [] };
  const texts: string[] = [];
  const headings = createHeadingPath();
  let length = 0;

  function append(event: BlockEvent): void {
    const text = event.text.trim();
    if (text === '') return;
    const before = parts.blocks.at(-1);
    const gap = before === undefined ? '' : gapBetween(before, event);
    const start = length + gap.length;
    length = start + text.length;
    texts.push(gap, text);
    parts.blocks.push({
      id: `b${parts.blocks.length}`,
      kind: event.kind,
      headingPath:
        event.kind === 'heading' ? headings.enter(text, event.level ?? 1) : headings.current(),
      start,
      end: length,
      page: event.page ?? null,
      time: event.time ?? null,
    });
  }

  return {
    get length(): number {
      return length;
    },
    /** `progress` is for the caller to pass on. */
    add(event: Exclude<DocumentEvent, { type: 'progress' }>): void {
      switch (event.type) {
        case 'format':
          parts.format = event.format;
          break;
        case 'title':
          parts.title = event.title.trim() || null;
          break;
        case 'pages':
          parts.pageCount = event.count;
          break;
        case 'note':
          parts.notes.push(event.note);
          break;
        case 'block':
          append(event);
          break;
      }
    },
    finish: (origin: Origin): Document => ({ ...origin, ...parts, text: texts.join('') }),
  };
}

function gapBetween(before: DocumentBlock, next: BlockEvent): string {
  const isSameRun = before.kind === next.kind && closeKinds.has(next.kind);
  return isSameRun ? lineGap : blockGap;
}

const closeKinds: ReadonlySet<string> = new Set(['list-item', 'table-row', 'cue']);

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
