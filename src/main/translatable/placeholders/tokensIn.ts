import type { TokenInline } from '../content/inline.ts';
import type { Span } from '../content/span.ts';
import type { Choice } from './icu.ts';
import { placeholderPattern } from './patterns.ts';
import type { MessageKind } from './patterns.ts';

/** Part of a message; in one that depends on a number, `#` is that number. */
export type Range = Span & { isPlural: boolean };

type Found = Span & { token: Omit<TokenInline, 'start' | 'end'> };

/** The placeholders and markup of a message in order, by offsets of its text. */
export function tokensIn(
  text: string,
  range: Range,
  { choices, kind }: { choices: readonly Choice[]; kind: MessageKind },
): Found[] {
  const pattern = placeholderPattern(kind);
  const found: Found[] = [];
  let from = range.start;
  const search = (to: number): void => {
    for (const match of text.slice(from, to).matchAll(pattern)) {
      const start = from + match.index;
      found.push({ start, end: start + match[0].length, token: tokenOf(match) });
    }
  };
  for (const { start, end } of choices) {
    search(start);
    found.push({ start, end, token: placeholder(text.slice(start, end)) });
    from = end;
  }
  search(range.end);
  return range.isPlural ? withNumbers(found, text, range) : found;
}

function tokenOf({ 0: shown, groups = {} }: RegExpMatchArray): Found['token'] {
  const { slash, name, empty } = groups;
  if (/^\s*[\r\n]/.test(shown)) return { ...placeholder('\\n'), isEdge: true };
  if (name === undefined && !shown.startsWith('<')) return placeholder(shown);
  const kind =
    empty === '/' || name === undefined || slash === undefined
      ? 'standalone'
      : slash === '/'
        ? 'close'
        : 'open';
  return { ...placeholder(shown), kind, name: name ?? '', isEdge: true };
}

const longestShown = 80;

export function placeholder(written: string): Found['token'] {
  const isLong = written.length > longestShown;
  const shown = isLong ? `${written.slice(0, longestShown - 1)}…` : written;
  return { type: 'token', kind: 'standalone', name: '', shown, isEdge: false };
}

function withNumbers(found: readonly Found[], text: string, range: Range): Found[] {
  const isFree = (at: number): boolean => !found.some(({ start, end }) => start <= at && at < end);
  const numbers: Found[] = [];
  for (
    let at = text.indexOf('#', range.start);
    at >= 0 && at < range.end;
    at = text.indexOf('#', at + 1)
  ) {
    if (isFree(at)) numbers.push({ start: at, end: at + 1, token: placeholder('#') });
  }
  return [...found, ...numbers].toSorted((a, b) => a.start - b.start);
}
