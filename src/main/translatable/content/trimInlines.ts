import { matchPairs } from './inline.ts';
import type { Inline, TextInline } from './inline.ts';

/** A segment without space at its ends, markup that says nothing there, and pairs around it all. */
export function trimInlines(inlines: readonly Inline[]): Inline[] {
  const all = matchPairs(inlines);
  const partners = partnersOf(all);
  let start = 0;
  let end = all.length;
  while (start < end) {
    const first = all[start];
    const last = all[end - 1];
    const partner = partners.get(start);
    if (!first || !last) break;
    if (isNothing(first)) start += 1;
    else if (isNothing(last)) end -= 1;
    else if (partner === undefined || !isEdge(first)) break;
    else if (partner === end - 1) {
      start += 1;
      end -= 1;
    } else if (all.slice(start + 1, partner).every(isNothing)) start = partner + 1;
    else break;
  }
  const rest = all.slice(start, end);
  const [first] = rest;
  if (first?.type === 'text') rest[0] = withoutLeadingSpace(first);
  const last = rest.at(-1);
  if (last?.type === 'text') rest[rest.length - 1] = withoutTrailingSpace(last);
  return rest;
}

/** For each token of a pair, the index of the other one. */
function partnersOf(inlines: readonly Inline[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (const [index, inline] of inlines.entries()) {
    if (inline.type === 'text' || inline.kind === 'standalone') continue;
    if (inline.kind === 'open') open.push(index);
    else {
      const opening = open.pop();
      if (opening !== undefined) partners.set(opening, index).set(index, opening);
    }
  }
  return partners;
}

function isNothing(inline: Inline): boolean {
  if (inline.type === 'text') return inline.text.trim() === '';
  return inline.kind === 'standalone' && inline.isEdge;
}

function isEdge(inline: Inline): boolean {
  return inline.type === 'token' && inline.isEdge;
}

function withoutLeadingSpace(inline: TextInline): TextInline {
  const count = inline.text.length - inline.text.trimStart().length;
  if (!isLiteral(inline)) return inline;
  return { ...inline, start: inline.start + count, text: inline.text.slice(count) };
}

function withoutTrailingSpace(inline: TextInline): TextInline {
  const text = inline.text.trimEnd();
  if (!isLiteral(inline)) return inline;
  return { ...inline, end: inline.end - (inline.text.length - text.length), text };
}

/** Its text is what the content has, character by character. */
export function isLiteral(inline: Inline): inline is TextInline {
  return inline.type === 'text' && inline.text.length === inline.end - inline.start;
}
