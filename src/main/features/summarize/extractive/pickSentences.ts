import type { SourceSentence } from '../documents/sourceSentences.ts';
import { createPace } from '../../../pace.ts';
import { lexRank, similarities } from './lexRank.ts';

/** Ranked among each other at once; the time grows with the square. */
const windowSize = 120;

/** A sentence this like one already picked says nothing new. */
const repeatSimilarity = 0.5;

const fewestWords = 5;
const mostWords = 70;

export type Wanted = {
  /** As many sentences, or as many words: whatever is reached first. */
  sentences: number;
  words: number;
  /** What the sentences should have to do with; '' for everything. */
  question: string;
};

type Scored = { sentence: SourceSentence; score: number };

/**
 * The sentences that say most of a text, in its order. A long text is ranked by windows and then
 * once more among their best, which keeps every part of it in the running.
 */
export async function pickSentences(
  sentences: readonly SourceSentence[],
  wanted: Wanted,
): Promise<SourceSentence[]> {
  const sayingSomething = sentences.filter(saysSomething);
  const candidates = sayingSomething.length > 0 ? sayingSomething : [...sentences];
  const finalists = await bestOfWindows(candidates, wanted);
  const picked = withoutRepeats(ranked(finalists, wanted.question), wanted);
  const order = new Map(sentences.map((sentence, index) => [sentence, index]));
  return picked.toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
}

async function bestOfWindows(
  candidates: SourceSentence[],
  { question, sentences }: Wanted,
): Promise<SourceSentence[]> {
  let remaining = candidates;
  const pace = createPace();
  while (remaining.length > windowSize) {
    const windows = Math.ceil(remaining.length / windowSize);
    const size = Math.ceil(remaining.length / windows);
    const kept = Math.min(
      Math.ceil(size / 2),
      Math.max(sentences, Math.ceil(windowSize / windows)),
    );
    const best: SourceSentence[] = [];
    for (let from = 0; from < remaining.length; from += size) {
      best.push(
        ...ranked(remaining.slice(from, from + size), question)
          .slice(0, kept)
          .map(({ sentence }) => sentence),
      );
      await pace();
    }
    remaining = best;
  }
  return remaining;
}

function ranked(sentences: readonly SourceSentence[], question: string): Scored[] {
  const scores = lexRank(
    sentences.map(({ text }) => text),
    question,
  );
  return sentences
    .map((sentence, index) => ({ sentence, score: scores[index] ?? 0 }))
    .toSorted((one, other) => other.score - one.score);
}

function withoutRepeats(scored: readonly Scored[], wanted: Wanted): SourceSentence[] {
  const likeness = similarities(scored.map(({ sentence }) => sentence.text));
  const picked: number[] = [];
  let words = 0;
  scored.forEach(({ sentence }, index) => {
    const isEnough = picked.length >= wanted.sentences || words >= wanted.words;
    if (isEnough || picked.some((other) => likeness(index, other) > repeatSimilarity)) return;
    const more = countWords(sentence.text);
    if (picked.length > 0 && words + more > wanted.words * 1.25) return;
    picked.push(index);
    words += more;
  });
  return picked.flatMap((index) => scored[index]?.sentence ?? []);
}

/** Neither a heading nor a row of figures, and not so long that nobody would read it. */
function saysSomething({ block, text }: SourceSentence): boolean {
  if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'table-row') return false;
  const words = countWords(text);
  return words >= fewestWords && words <= mostWords;
}

function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of wordSegmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
