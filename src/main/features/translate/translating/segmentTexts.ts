import type { SegmentPart, SegmentText } from '../../../../shared/api/segments.ts';

/** What a reader sees of a segment, without its tokens. */
export function plainText(segment: readonly SegmentPart[]): string {
  return segment.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

export function textSegment(text: string): SegmentText {
  return text === '' ? [] : [{ type: 'text', text }];
}
