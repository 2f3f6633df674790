import type { Language } from '../../../../shared/languages.ts';
import { splitSentences, trimSpan } from '../../../../shared/text/sentences.ts';
import type { TextSpan } from '../../../../shared/text/sentences.ts';
import { createPace } from '../../../pace.ts';

/** A segment of a typed text before it is translated, and what stands behind it. */
export type CutSegment = { source: string; gap: string };

export type CutText = { lead: string; segments: CutSegment[] };

/** A longer sentence is none: it is cut where it pauses, or anywhere. */
const longestSegment = 1000;

/** Sentences are looked for in so many characters at once. */
const longestStretch = 20_000;

/**
 * A typed text as segments: its sentences, no longer than a line. Put together again, lead, sources
 * and gaps are the text. Gives way to other work while it cuts a long one.
 */
export async function cutText(text: string, language: Language | null): Promise<CutText> {
  const pace = createPace();
  const spans: TextSpan[] = [];
  for (const stretch of stretchesOf(text)) {
    await pace();
    const part = text.slice(stretch.start, stretch.end);
    for (const sentence of splitSentences(part, sentenceOptions(language))) {
      for (const piece of shortened(part, trimSpan(part, sentence))) {
        spans.push({ start: stretch.start + piece.start, end: stretch.start + piece.end });
      }
    }
  }
  const segments = spans.map(({ start, end }, index) => ({
    source: text.slice(start, end),
    gap: text.slice(end, spans[index + 1]?.start ?? text.length),
  }));
  return { lead: text.slice(0, spans[0]?.start ?? text.length), segments };
}

function sentenceOptions(language: Language | null) {
  return { breaksAtLines: true, ...(language !== null && { language }) };
}

/** Lines, and the parts of a line that is very long. */
function* stretchesOf(text: string): Generator<TextSpan, void, void> {
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/gu)) {
    for (const { start, end } of pieces(line, { start: 0, end: line.length }, longestStretch)) {
      yield { start: index + start, end: index + end };
    }
  }
}

function shortened(text: string, span: TextSpan): TextSpan[] {
  return [...pieces(text, span, longestSegment)]
    .map((piece) => trimSpan(text, piece))
    .filter(({ start, end }) => start < end);
}

/** The span in pieces of at most `longest`, cut after a sentence, a clause or a word if it can be. */
function* pieces(text: string, { start, end }: TextSpan, longest: number): Generator<TextSpan> {
  let from = start;
  while (end - from > longest) {
    const at = from + cutIn(text.slice(from, from + longest));
    yield { start: from, end: at };
    from = at;
  }
  yield { start: from, end };
}

const joints = [/^[\s\S]+[.!?…。！？]["”’»)]*\s+/u, /^[\s\S]+[,;:，；：、]\s*/u, /^[\s\S]+\s/u];

function cutIn(text: string): number {
  const least = text.length / 2;
  const found = joints.map((joint) => joint.exec(text)?.[0].length ?? 0).find((at) => at > least);
  if (found !== undefined) return found;
  return /[\ud800-\udbff]$/u.test(text) ? text.length - 1 : text.length;
}
