import type { SegmentPart } from '../../../shared/api/segments.ts';
import { joinTexts, textPart, tokenKey } from '../../../shared/segmentText.ts';
import { cutInlines } from './cutInlines.ts';
import type { Cutting } from './cutInlines.ts';
import { matchPairs } from './inline.ts';
import type { Inline } from './inline.ts';
import { withSoftBreaks } from './softBreaks.ts';
import type { SoftBreak } from './softBreaks.ts';
import type { Span } from './span.ts';
import { trimInlines } from './trimInlines.ts';
import { composeWith, plainUnit } from './unit.ts';
import type { Unit } from './unit.ts';

export type Writing = {
  /** Text as the content writes it. */
  encode: (text: string) => string;
  /** A line break in the text is only where a line was full. */
  hasSoftBreaks: boolean;
};

/** The segments of a paragraph: its sentences, without the space and the markup around them. */
export function makeUnits(inlines: readonly Inline[], options: Cutting & Writing): Unit[] {
  return cutInlines(matchPairs(inlines), options).flatMap((group) => {
    const unit = makeUnit(group, options);
    return unit ? [unit] : [];
  });
}

/** One segment of all that; null when there is nothing to translate in it. */
export function makeUnit(inlines: readonly Inline[], writing: Writing): Unit | null {
  const core = trimInlines(inlines);
  const first = core[0];
  const last = core.at(-1);
  const hasWords = core.some((inline) => inline.type === 'text' && /\p{L}/u.test(inline.text));
  if (!first || !last || !hasWords) return null;
  const { parts, tokens, breaks, length } = readParts(core, writing.hasSoftBreaks);
  const compose = composeWith(withSpellings(writing.encode, core));
  return plainUnit({
    at: { start: first.start, end: last.end },
    source: joinTexts(parts),
    tokens,
    compose: (pieces) => compose(withSoftBreaks(pieces, breaks, length)),
  });
}

/** Numbers the tokens of a segment as they come; the two ends of a pair have the same number. */
export function readParts(inlines: readonly Inline[], hasSoftBreaks = false) {
  const parts: SegmentPart[] = [];
  const tokens = new Map<string, Span>();
  const breaks: SoftBreak[] = [];
  const open: number[] = [];
  let length = 0;
  let id = 0;
  for (const inline of inlines) {
    if (inline.type === 'text') {
      if (inline.isBreak) breaks.push({ raw: inline.spelling ?? inline.text, offset: length });
      const text = hasSoftBreaks ? takeBreaks(inline.text, length, breaks) : inline.text;
      parts.push(textPart(text));
      length += text.length;
      continue;
    }
    if (inline.kind !== 'close') id += 1;
    if (inline.kind === 'open') open.push(id);
    const own = inline.kind === 'close' ? (open.pop() ?? 0) : id;
    const token = { type: 'token', id: own, kind: inline.kind, shown: inline.shown } as const;
    tokens.set(tokenKey(token), { start: inline.start, end: inline.end });
    parts.push(token);
  }
  return { parts, tokens, breaks, length };
}

function takeBreaks(text: string, before: number, breaks: SoftBreak[]): string {
  let shorter = 0;
  return text.replace(/[^\S\r\n]*(?:\r\n?|\n)\s*/g, (raw, at: number) => {
    breaks.push({ raw, offset: before + at - shorter });
    shorter += raw.length - 1;
    return ' ';
  });
}

/** Writes characters that the source spells in a way of its own, as `&nbsp;`, in the same way. */
export function withSpellings(
  encode: (text: string) => string,
  inlines: readonly Inline[],
): (text: string) => string {
  const spellings = new Map<string, string>();
  for (const inline of inlines) {
    if (inline.type === 'text' && inline.spelling && !inline.isBreak)
      spellings.set(inline.text, inline.spelling);
  }
  if (spellings.size === 0) return encode;
  return (text) => {
    let written = '';
    let plain = '';
    for (const character of text) {
      const spelling = spellings.get(character);
      if (spelling === undefined) plain += character;
      else {
        written += encode(plain) + spelling;
        plain = '';
      }
    }
    return written + encode(plain);
  };
}
