import type { SegmentPart, SegmentText } from '../../api/segments.ts';
import { joinTexts, plainText, textPart, tokenKey, tokensOf } from '../../segmentText.ts';
import type { SegmentToken } from '../../segmentText.ts';
import { innerParts } from './tightenTokens.ts';

/** A target with a lost token put back, and whether the source leaves no doubt about the place. */
export type Place = { text: SegmentText; isCertain: boolean };

type Lost = { source: SegmentText; text: SegmentText; damaged: SegmentText };

export function placesForStandalone(
  token: SegmentToken,
  source: SegmentText,
  text: SegmentText,
): Place {
  return placeAlone([token], source, text);
}

/**
 * Where a lost pair could go, likeliest first. Not all of them are legal: the pair may cross
 * another there.
 */
export function* placesForPair(token: SegmentToken, lost: Lost): Generator<Place, void, void> {
  const { source, text } = lost;
  const inner = innerParts(source, token.id);
  const tokens = tokensOf(source).filter(
    ({ id, kind }) => id === token.id && kind !== 'standalone',
  );
  const [open, close] = tokens as [SegmentToken, SegmentToken];
  if (plainText(inner).trim() === '') {
    yield* aroundTokens(inner, { open, close }, text);
    yield placeAlone([open, close], source, text);
    return;
  }
  for (const { start, end, isCertain } of spans(token, lost)) {
    for (const [startSide, endSide] of sides) {
      const opened = insert(text, { offset: start, side: startSide }, [open]);
      const whole = insert(opened, { offset: end, side: endSide }, [close]);
      yield { text: whole, isCertain };
    }
  }
}

const sides = [
  ['after', 'before'],
  ['before', 'after'],
  ['after', 'after'],
  ['before', 'before'],
] as const;

type PairSpan = { start: number; end: number; isCertain: boolean };

/** By offsets in the text without tokens. */
function* spans(
  token: SegmentToken,
  { source, text, damaged }: Lost,
): Generator<PairSpan, void, void> {
  const all = plainText(source);
  const inner = plainText(innerParts(source, token.id));
  const target = plainText(text);
  const start = offsetOf(source, `open ${token.id}`) ?? 0;
  const end = start + inner.length;
  const isFirst = all.slice(0, start).trim() === '';
  const isLast = all.slice(end).trim() === '';
  if (isFirst && isLast) yield { ...trimmed(target, 0, target.length), isCertain: true };

  const at = target.indexOf(inner);
  if (at >= 0 && target.indexOf(inner, at + 1) < 0) {
    yield { start: at, end: at + inner.length, isCertain: true };
  }

  const openAt = offsetOf(damaged, `open ${token.id}`);
  const closeAt = offsetOf(damaged, `close ${token.id}`);
  if (openAt !== null && isLast) {
    yield { ...trimmed(target, openAt, target.length), isCertain: closeAt === null };
  }
  if (closeAt !== null && isFirst) {
    yield { ...trimmed(target, 0, closeAt), isCertain: openAt === null };
  }
  const scale = target.length / all.length;
  const length = Math.round(inner.length * scale);
  const from = openAt ?? (closeAt === null ? Math.round(start * scale) : closeAt - length);
  const snapped = { start: wordEdge(target, from), end: wordEdge(target, from + length) };
  yield { ...trimmed(target, snapped.start, snapped.end), isCertain: false };
}

function trimmed(target: string, start: number, end: number): { start: number; end: number } {
  const part = target.slice(start, end);
  const leading = part.length - part.trimStart().length;
  return { start: start + leading, end: Math.max(start + leading, start + part.trimEnd().length) };
}

/** A pair around placeholders, which are there. */
function* aroundTokens(
  inner: readonly SegmentPart[],
  { open, close }: { open: SegmentToken; close: SegmentToken },
  text: SegmentText,
): Generator<Place, void, void> {
  const keys = tokensOf(inner).map(tokenKey);
  const places = keys.map((key) => indexOf(text, key)).filter((index) => index >= 0);
  if (places.length === 0) return;
  const from = Math.min(...places);
  const to = Math.max(...places) + 1;
  yield {
    text: [...text.slice(0, from), open, ...text.slice(from, to), close, ...text.slice(to)],
    isCertain: places.length === keys.length && plainText(text.slice(from, to)).trim() === '',
  };
}

/** Tokens without text in them: beside what they stand beside in the source, else in proportion. */
function placeAlone(
  tokens: readonly SegmentToken[],
  source: SegmentText,
  text: SegmentText,
): Place {
  const [first, last] = [tokens[0], tokens.at(-1)] as [SegmentToken, SegmentToken];
  const from = indexOf(source, tokenKey(first));
  const to = indexOf(source, tokenKey(last)) + 1;
  const before = source[from - 1];
  const after = source[to];
  const beforeAt = before?.type === 'token' ? indexOf(text, tokenKey(before)) : -1;
  if (beforeAt >= 0) return { text: spliced(text, beforeAt + 1, tokens), isCertain: true };
  const afterAt = after?.type === 'token' ? indexOf(text, tokenKey(after)) : -1;
  if (afterAt >= 0) return { text: spliced(text, afterAt, tokens), isCertain: true };

  const textBefore = plainText(source.slice(0, from));
  if (textBefore.trim() === '') return { text: spliced(text, 0, tokens), isCertain: true };
  if (plainText(source.slice(to)).trim() === '') {
    return { text: spliced(text, text.length, tokens), isCertain: true };
  }
  const target = plainText(text);
  const scale = target.length / plainText(source).length;
  const offset = wordEdge(target, Math.round(textBefore.length * scale));
  return { text: insert(text, { offset, side: 'after' }, tokens), isCertain: false };
}

function spliced(text: SegmentText, index: number, tokens: readonly SegmentToken[]): SegmentText {
  return text.toSpliced(index, 0, ...tokens);
}

function indexOf(parts: readonly SegmentPart[], key: string): number {
  return parts.findIndex((part) => part.type === 'token' && tokenKey(part) === key);
}

function offsetOf(parts: readonly SegmentPart[], key: string): number | null {
  const index = indexOf(parts, key);
  return index < 0 ? null : plainText(parts.slice(0, index)).length;
}

type Position = {
  offset: number;
  /** Of the tokens that stand at the same offset. */
  side: 'before' | 'after';
};

function insert(
  text: SegmentText,
  { offset, side }: Position,
  tokens: readonly SegmentToken[],
): SegmentText {
  let left = offset;
  let index = 0;
  for (const part of text) {
    const length = part.type === 'text' ? part.text.length : 0;
    if (left < length || (left === 0 && (part.type === 'text' || side === 'before'))) break;
    left -= length;
    index += 1;
    if (left === 0 && side === 'before') break;
  }
  const part = text[index];
  if (left === 0 || part?.type !== 'text') return spliced(text, index, tokens);
  const halves = [textPart(part.text.slice(0, left)), ...tokens, textPart(part.text.slice(left))];
  return joinTexts(text.toSpliced(index, 1, ...halves));
}

/** The nearest place between words; in scripts without spaces, between characters. */
function wordEdge(text: string, offset: number): number {
  const wanted = Math.min(Math.max(offset, 0), text.length);
  const before = text.lastIndexOf(' ', wanted);
  const after = text.indexOf(' ', wanted);
  const edges = [0, before < 0 ? 0 : before, after < 0 ? text.length : after, text.length];
  if (!text.includes(' ')) return isInsideCharacter(text, wanted) ? wanted - 1 : wanted;
  return edges.reduce((best, edge) =>
    Math.abs(edge - wanted) < Math.abs(best - wanted) ? edge : best,
  );
}

function isInsideCharacter(text: string, offset: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(offset)) && offset > 0;
}
