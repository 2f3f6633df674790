import type { SegmentText } from '../../../shared/api/segments.ts';

/** Where a token stands, in texts that are compared with their tokens. */
const marks = { open: '\uE000', close: '\uE001', standalone: '\uE002' } as const;

/** The text with each token as one private character: what is compared when texts are only alike. */
export function markedText(segment: SegmentText): string {
  return segment.map((part) => (part.type === 'text' ? part.text : marks[part.kind])).join('');
}

/** Equal for two segments with the same text and the same tokens, whatever the tokens stand for. */
export function sourceKey(segment: SegmentText): string {
  return segment
    .map((part) => (part.type === 'text' ? part.text : `${marks[part.kind]}${part.id}\uE003`))
    .join('')
    .normalize('NFC');
}
