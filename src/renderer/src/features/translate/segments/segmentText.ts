import type { SegmentPart, SegmentText } from '../../../../../shared/api/segments.ts';

export type Token = Extract<SegmentPart, { type: 'token' }>;

/** A token as it is written while a target is edited: `⟨1⟩`, `⟨/1⟩`, `⟨2/⟩`. */
export function tokenMark({ id, kind }: Token): string {
  if (kind === 'open') return `⟨${id}⟩`;
  return kind === 'close' ? `⟨/${id}⟩` : `⟨${id}/⟩`;
}

/** As the file or the typed text has it, markup included. */
export function shownText(text: SegmentText): string {
  return text.map((part) => (part.type === 'text' ? part.text : part.shown)).join('');
}

/** The words alone. */
export function plainText(text: SegmentText): string {
  return text.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** One line that can be edited as plain text, tokens as marks. */
export function editableText(text: SegmentText): string {
  return text.map((part) => (part.type === 'text' ? part.text : tokenMark(part))).join('');
}

export function tokensOf(text: SegmentText): Token[] {
  return text.filter((part) => part.type === 'token');
}

/** Marks become the tokens of the source again; a mark that the source does not have is text. */
export function parseEditable(edited: string, source: SegmentText): SegmentText {
  const tokens = new Map(tokensOf(source).map((token) => [tokenMark(token), token]));
  const parts: SegmentPart[] = [];
  let text = '';
  for (const piece of edited.split(/(⟨\/?\d+\/?⟩)/u)) {
    const token = tokens.get(piece);
    if (token === undefined) {
      text += piece;
      continue;
    }
    if (text !== '') parts.push({ type: 'text', text });
    text = '';
    parts.push(token);
  }
  if (text !== '') parts.push({ type: 'text', text });
  return parts;
}

/** Tokens of the source that a target does not have, in their order. */
export function missingTokens(target: SegmentText, source: SegmentText): Token[] {
  const there = new Set(tokensOf(target).map(tokenMark));
  return tokensOf(source).filter((token) => !there.has(tokenMark(token)));
}

/** Tokens that a target has more than once. */
export function doubledTokens(target: SegmentText): Token[] {
  const seen = new Set<string>();
  return tokensOf(target).filter((token) => {
    const mark = tokenMark(token);
    const isSecond = seen.has(mark);
    seen.add(mark);
    return isSecond;
  });
}
