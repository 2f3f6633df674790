import { splitSentences } from '../../../shared/text/sentences.ts';
import { depths } from './inline.ts';
import type { Inline, TextInline } from './inline.ts';
import { isLiteral } from './trimInlines.ts';

/** No model keeps to a sentence that is longer; text without sentences is cut at a space. */
const longestSentence = 2000;

/** What a placeholder is for finding sentences: part of one. */
const objectCharacter = '\uFFFC';

export type Cutting = {
  /** Cut after each sentence; else only what is too long. */
  isCutAtSentences: boolean;
  language: string | undefined;
};

/** Cuts a paragraph after sentences, but never within a pair: a link with two sentences stays whole. */
export function cutInlines(inlines: readonly Inline[], cutting: Cutting): Inline[][] {
  const text = inlines.map(readsAs).join('');
  if (!cutting.isCutAtSentences && text.length <= longestSentence) return [[...inlines]];
  const ends = sentenceEnds(text, cutting.language);
  const groups: Inline[][] = [];
  let group: Inline[] = [];
  let offset = 0;
  let next = 0;
  const depthBefore = depths(inlines);
  const endGroup = (): void => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  for (const [index, inline] of inlines.entries()) {
    const isFree = depthBefore[index] === 0;
    // Where a sentence ends, what closes still belongs to it, and what opens to the next one.
    if (isFree && (ends[next] ?? Infinity) <= offset) endGroup();
    while ((ends[next] ?? Infinity) <= offset) next += 1;
    const end = offset + readsAs(inline).length;
    const cuts = isFree ? ends : [];
    let rest = inline;
    for (; isLiteral(rest) && (cuts[next] ?? Infinity) < end; next += 1) {
      const at = cuts[next] ?? end;
      const [before, after] = cutText(rest, at - offset);
      group.push(before);
      endGroup();
      offset = at;
      rest = after;
    }
    group.push(rest);
    offset = end;
  }
  endGroup();
  return groups;
}

function readsAs(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.kind === 'standalone' && !inline.isEdge ? objectCharacter : '';
}

function cutText(inline: TextInline, at: number): [TextInline, TextInline] {
  const middle = inline.start + at;
  return [
    { ...inline, end: middle, text: inline.text.slice(0, at) },
    { ...inline, start: middle, text: inline.text.slice(at) },
  ];
}

function sentenceEnds(text: string, language: string | undefined): number[] {
  return splitSentences(text, { language }).flatMap(({ start, end }) => {
    const ends: number[] = [];
    let from = start;
    while (end - from > longestSentence) {
      from = lastSpace(text, from);
      ends.push(from);
    }
    return [...ends, end];
  });
}

function lastSpace(text: string, from: number): number {
  const most = from + longestSentence;
  const at = text.lastIndexOf(' ', most);
  if (at > from) return at + 1;
  // Not within a character.
  return /[\uDC00-\uDFFF]/.test(text[most] ?? '') ? most - 1 : most;
}
