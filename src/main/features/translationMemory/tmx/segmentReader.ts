import type { SegmentPart, SegmentText } from '../../../../shared/api/segments.ts';
import type { XmlAttributes } from '../../../xml/readXml.ts';

type Token = Extract<SegmentPart, { type: 'token' }>;

/** What each inline element of TMX is; `hi` is a pair of tokens around text of the segment. */
const codes: Readonly<Record<string, Token['kind']>> = {
  bpt: 'open',
  ept: 'close',
  ph: 'standalone',
  it: 'standalone',
  ut: 'standalone',
};

/** Collects what is inside one `seg`: its text, and its inline codes as tokens. */
export function createSegmentReader() {
  const parts: SegmentPart[] = [];
  const pairs = new Map<string, number>();
  const highlights: number[] = [];
  let lastId = 0;
  /** The code that is open, and how deep in elements of its own (`sub`) the reader is. */
  let code: { token: Token; depth: number } | null = null;

  function idFor(kind: Token['kind'], pair: string): number {
    const known = kind === 'close' ? pairs.get(pair) : undefined;
    if (known !== undefined) return known;
    lastId += 1;
    if (kind === 'open') pairs.set(pair, lastId);
    return lastId;
  }

  function openCode(kind: Token['kind'], attributes: XmlAttributes): void {
    const id = idFor(kind, attributes.i ?? '');
    const token: Token = { type: 'token', id, kind, shown: '' };
    parts.push(token);
    code = { token, depth: 0 };
  }

  return {
    open(element: string, attributes: XmlAttributes): void {
      const kind = codes[element];
      if (code) code.depth += 1;
      else if (kind) openCode(kind, attributes);
      else if (element === 'hi') {
        const id = idFor('standalone', '');
        highlights.push(id);
        parts.push({ type: 'token', id, kind: 'open', shown: '' });
      }
    },
    text(piece: string): void {
      const last = parts.at(-1);
      if (code) code.token.shown += piece;
      else if (last?.type === 'text') last.text += piece;
      else parts.push({ type: 'text', text: piece });
    },
    close(element: string): void {
      if (code) {
        if (code.depth === 0) code = null;
        else code.depth -= 1;
      } else if (element === 'hi') {
        const id = highlights.pop();
        if (id !== undefined) parts.push({ type: 'token', id, kind: 'close', shown: '' });
      }
    },
    result: (): SegmentText => parts,
  };
}

export type SegmentReader = ReturnType<typeof createSegmentReader>;
