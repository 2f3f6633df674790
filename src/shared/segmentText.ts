import type { SegmentPart, SegmentText } from './api/segments.ts';

/** What a segment says, without its tokens. */
export function plainText(segment: SegmentText): string {
  return segment.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** A text without tokens as a segment; nothing becomes no parts. */
export function segmentOf(text: string): SegmentText {
  return text === '' ? [] : [{ type: 'text', text }];
}

export type SegmentToken = Extract<SegmentPart, { type: 'token' }>;

export function tokensOf(segment: SegmentText): SegmentToken[] {
  return segment.filter((part) => part.type === 'token');
}
