import type { SegmentPart, SegmentText } from '../../api/segments.ts';
import { joinTexts, plainText, textPart, tokenKey, tokensOf } from '../../segmentText.ts';
import type { SegmentToken } from '../../segmentText.ts';
import { tightenTokens } from './tightenTokens.ts';

/** How tags are written for one segment, so that none looks like something its text has. */
type TagStyle = { open: string; close: string; pattern: RegExp; offset: number };

/** Models keep the first kind best; the others are for texts that have such tags themselves. */
const brackets: readonly Omit<TagStyle, 'offset'>[] = [
  { open: '<', close: '>', pattern: tagPattern('<＜〈', '>＞〉') },
  { open: '[', close: ']', pattern: tagPattern('\\[［【', '\\]］】') },
  { open: '{', close: '}', pattern: tagPattern('{｛', '}｝') },
];

/** Generous: a model may add spaces, turn slashes round, or write the digits of its language. */
function tagPattern(opening: string, closing: string): RegExp {
  const slash = '\\s*(?<SIDE>[/／\\\\]?)\\s*';
  const before = slash.replace('SIDE', 'before');
  const after = slash.replace('SIDE', 'after');
  return new RegExp(`[${opening}]${before}(?<number>\\p{Nd}{1,6})${after}[${closing}]`, 'gu');
}

/**
 * A source as a model is given it, or a target of that source: `Click <1>here</1> for <2/>`. The
 * brackets and numbers depend on the source alone and never make a tag that its text has literally;
 * `parseFromModel` knows them.
 */
export function renderForModel(text: SegmentText, source: SegmentText = text): string {
  const style = styleFor(source);
  return text.map((part) => (part.type === 'text' ? part.text : writeTag(part, style))).join('');
}

/**
 * What a model answered to `renderForModel(source)`, as far as it can be read. A tag that is not of
 * the source becomes a token of its own, so that `checkTokens` tells of it; nothing is put right
 * that could be wrong in another way.
 */
export function parseFromModel(reply: string, source: SegmentText): SegmentText {
  const style = styleFor(source);
  const literal = numbersIn(plainText(source), style);
  const known = new Map(tokensOf(source).map((token) => [tokenKey(token), token]));
  const parts: SegmentPart[] = [];
  const seen = new Set<number>();
  let end = 0;
  for (const match of reply.matchAll(style.pattern)) {
    const number = numberOf(match);
    if (literal.has(number)) continue;
    const token = readTag(match, number - style.offset, { known, seen });
    parts.push(textPart(reply.slice(end, match.index)));
    end = match.index + match[0].length;
    if (token) parts.push(token);
  }
  parts.push(textPart(reply.slice(end)));
  return tightenTokens(joinTexts(parts), source);
}

function writeTag({ id, kind }: SegmentToken, { open, close, offset }: TagStyle): string {
  const before = kind === 'close' ? '/' : '';
  const after = kind === 'standalone' ? '/' : '';
  return `${open}${before}${id + offset}${after}${close}`;
}

function styleFor(source: SegmentText): TagStyle {
  const text = plainText(source);
  const most = Math.max(0, ...tokensOf(source).map(({ id }) => id));
  const free = brackets.find((style) => isFree(numbersIn(text, style), most, 0));
  if (free) return { ...free, offset: 0 };
  const [first] = brackets as [Omit<TagStyle, 'offset'>];
  const taken = numbersIn(text, first);
  let offset = 1;
  while (!isFree(taken, most, offset)) offset += 1;
  return { ...first, offset };
}

function isFree(taken: ReadonlySet<number>, most: number, offset: number): boolean {
  for (let id = 1; id <= most; id += 1) if (taken.has(id + offset)) return false;
  return true;
}

function numbersIn(text: string, { pattern }: Pick<TagStyle, 'pattern'>): Set<number> {
  return new Set(Array.from(text.matchAll(pattern), numberOf));
}

function numberOf(match: RegExpMatchArray): number {
  const digits = Array.from(match.groups?.['number'] ?? '', digitValue);
  return Number(digits.join(''));
}

/** Unicode keeps the ten digits of a script in a row, from a zero on. */
function digitValue(digit: string): number {
  let value = 0;
  const code = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

type Reading = { known: ReadonlyMap<string, SegmentToken>; seen: Set<number> };

/** Null for the second half of a placeholder that was written as a pair. */
function readTag(
  match: RegExpMatchArray,
  id: number,
  { known, seen }: Reading,
): SegmentToken | null {
  const { before = '', after = '' } = match.groups ?? {};
  const wasSeen = seen.has(id);
  seen.add(id);
  const standalone = known.get(`standalone ${id}`);
  if (standalone) return wasSeen && before !== '' ? null : standalone;
  const opening = known.get(`open ${id}`);
  const closing = known.get(`close ${id}`);
  if (!opening || !closing) {
    const kind = before !== '' ? 'close' : after !== '' ? 'standalone' : 'open';
    return { type: 'token', id: Math.max(1, id), kind, shown: match[0] };
  }
  // A lost slash: of a pair that was opened only the end can follow.
  return before !== '' || after !== '' || wasSeen ? closing : opening;
}
