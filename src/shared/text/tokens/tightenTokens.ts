import type { SegmentPart, SegmentText } from '../../api/segments.ts';
import { joinTexts, plainText, textPart, tokensOf } from '../../segmentText.ts';

/**
 * Models like to write `<1> here </1>` for `<1>here</1>`: spaces just inside a pair go outside of it
 * where the source has none there.
 */
export function tightenTokens(target: SegmentText, source: SegmentText): SegmentText {
  const loose = loosePairs(source);
  const parts: SegmentPart[] = [...target];
  for (const [index, part] of parts.entries()) {
    if (part.type === 'text') continue;
    if (part.kind === 'open' && !loose.start.has(part.id)) {
      const space = takeSpace(parts, index + 1, /^\s+/);
      if (space !== '' && !/\s$/.test(textAt(parts, index - 1) ?? ' ')) append(parts, index, space);
    }
    if (part.kind === 'close' && !loose.end.has(part.id)) {
      const space = takeSpace(parts, index - 1, /\s+$/);
      if (space !== '' && !noSpaceBefore.test(textAt(parts, index + 1) ?? ' ')) {
        const after = parts[index + 1];
        if (after?.type === 'text') parts[index + 1] = textPart(space + after.text);
      }
    }
  }
  return joinTexts(parts);
}

/** A space, or what no space stands before. */
const noSpaceBefore = /^[\s\p{Po}\p{Pe}\p{Pf}]/u;

/** Pairs of the source that have a space inside their ends, or nothing to tighten. */
function loosePairs(source: SegmentText): { start: Set<number>; end: Set<number> } {
  const start = new Set<number>();
  const end = new Set<number>();
  for (const { id, kind } of tokensOf(source)) {
    if (kind !== 'open') continue;
    const inner = plainText(innerParts(source, id));
    if (/^(?:\s|$)/.test(inner)) start.add(id);
    if (/(?:^|\s)$/.test(inner)) end.add(id);
  }
  return { start, end };
}

/** What stands between the two tokens of a pair. */
export function innerParts(parts: readonly SegmentPart[], id: number): SegmentPart[] {
  const at = (kind: string): number =>
    parts.findIndex((part) => part.type === 'token' && part.id === id && part.kind === kind);
  return parts.slice(at('open') + 1, at('close'));
}

function textAt(parts: readonly SegmentPart[], index: number): string | null {
  const part = parts[index];
  return part?.type === 'text' ? part.text : null;
}

/** Takes the space out of that text and returns it. */
function takeSpace(parts: SegmentPart[], index: number, pattern: RegExp): string {
  const text = textAt(parts, index) ?? '';
  const space = pattern.exec(text)?.[0] ?? '';
  if (space !== '') parts[index] = textPart(text.replace(pattern, ''));
  return space;
}

function append(parts: SegmentPart[], index: number, space: string): void {
  const before = parts[index - 1];
  if (before?.type === 'text') parts[index - 1] = textPart(before.text + space);
}
