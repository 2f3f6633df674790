import type { SegmentPart, SegmentText } from '../../api/segments.ts';

export type Token = Extract<SegmentPart, { type: 'token' }>;

/** Without empty texts and without two texts side by side. */
export function joinTexts(parts: readonly SegmentPart[]): SegmentText {
  const joined: SegmentText = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.type === 'token') joined.push(part);
    else if (last?.type === 'text') joined[joined.length - 1] = textPart(last.text + part.text);
    else if (part.text !== '') joined.push(part);
  }
  return joined;
}

export function textPart(text: string): Extract<SegmentPart, { type: 'text' }> {
  return { type: 'text', text };
}

/** A segment without its tokens. */
export function plainText(parts: readonly SegmentPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function tokensOf(parts: readonly SegmentPart[]): Token[] {
  return parts.filter((part) => part.type === 'token');
}

/** Tokens with the same key stand for the same thing. */
export function tokenKey({ id, kind }: Token): string {
  return `${kind} ${id}`;
}
