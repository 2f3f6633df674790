import type { SegmentPart, SegmentText } from '../../../shared/api/segments.ts';
import { joinTexts, textPart, tokenKey, tokensOf } from '../../../shared/segmentText.ts';
import type { SegmentToken } from '../../../shared/segmentText.ts';
import type { Inline, TokenInline } from './inline.ts';
import { trimInlines } from './trimInlines.ts';

/**
 * A target that a file has already, with the numbers that its tokens have in the source. A token
 * that the source does not have gets a number of its own. Null for an empty one.
 */
export function existingTarget(
  inlines: readonly Inline[],
  source: SegmentText,
  hasSoftBreaks = false,
): SegmentText | null {
  const free = new Map(tokensOf(source).map((token) => [tokenKey(token), token]));
  const open: number[] = [];
  let next = Math.max(0, ...tokensOf(source).map(({ id }) => id)) + 1;

  function take({ kind, shown }: TokenInline): SegmentToken | null {
    for (const [key, token] of free) {
      if (token.kind !== kind || token.shown !== shown) continue;
      free.delete(key);
      return token;
    }
    return null;
  }

  function tokenFor(inline: TokenInline): SegmentPart {
    const { kind, shown } = inline;
    if (kind === 'close') {
      const id = open.pop() ?? next;
      free.delete(tokenKey({ id, kind }));
      return { type: 'token', id, kind, shown };
    }
    const known = take(inline);
    const id = known?.id ?? next;
    if (!known) next += 1;
    if (kind === 'open') open.push(id);
    return { type: 'token', id, kind, shown };
  }

  const parts = trimInlines(inlines).map((inline) =>
    inline.type === 'text'
      ? textPart(hasSoftBreaks ? unwrapped(inline.text) : inline.text)
      : tokenFor(inline),
  );
  const text = joinTexts(parts);
  return text.length === 0 ? null : text;
}

function unwrapped(text: string): string {
  return text.replaceAll(/[^\S\r\n]*(?:\r\n?|\n)\s*/g, ' ');
}
