import type { SegmentPart, SegmentText } from './api/segments.ts';

/** What a segment says, without its tokens. */
export function plainText(segment: readonly SegmentPart[]): string {
  return segment.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** A text without tokens as a segment; nothing becomes no parts. */
export function segmentOf(text: string): SegmentText {
  return text === '' ? [] : [textPart(text)];
}

export function textPart(text: string): Extract<SegmentPart, { type: 'text' }> {
  return { type: 'text', text };
}

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

export type SegmentToken = Extract<SegmentPart, { type: 'token' }>;

export function tokensOf(segment: readonly SegmentPart[]): SegmentToken[] {
  return segment.filter((part) => part.type === 'token');
}

/** Tokens with the same key stand for the same thing. */
export function tokenKey({ id, kind }: Pick<SegmentToken, 'id' | 'kind'>): string {
  return `${kind} ${id}`;
}
