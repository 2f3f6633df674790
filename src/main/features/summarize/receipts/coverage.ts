import { termsOf } from '../terms.ts';

export type Coverage = {
  /** Places of the texts it stands on, the one that says most of it first. */
  indexes: number[];
  /** How much of the sentence one passage says, from 0 to 1: a text with those beside it. */
  share: number;
};

/** A text that says less than this of the sentence beyond the others says nothing more about it. */
const leastGain = 0.15;

/** Of two texts that say the same, the one that says less besides. */
const brevityWeight = 0.1;

/** Weighs a word of the sentence that no text has as if one had it. */
const unseen = 1;

/**
 * Finds which of some texts, in the order of their document, a sentence stands on. Each sentence is
 * compared as a bag of words weighted by their rarity among the texts, following Nelken and
 * Shieber, "Towards Robust Context-Sensitive Sentence Alignment for Monolingual Corpora" (EACL
 * 2006), who take each sentence for a document of tf·idf. Because a summary is shorter than its
 * source the measure is how much of the sentence is covered, not the cosine, and because it may
 * fuse several sources they are added greedily while they cover more, as the extractive oracle of
 * Nallapati, Zhai and Zhou (SummaRuNNer, AAAI 2017) adds sentences while ROUGE grows. Whether it
 * stands on anything is decided by one passage alone: words scattered over a long text cover
 * anything.
 */
export function createCoverage(texts: readonly string[]) {
  const terms = texts.map((text) => new Set(termsOf(text)));
  const places = new Map<string, number[]>();
  terms.forEach((set, place) => {
    for (const term of set) {
      const known = places.get(term);
      if (known) known.push(place);
      else places.set(term, [place]);
    }
  });
  const weightOf = (term: string) =>
    Math.log(1 + texts.length / (places.get(term)?.length ?? unseen));
  const weights = terms.map((set) => weigh(set, weightOf));

  /** How much of the words each text has. */
  function gains(missing: ReadonlySet<string>): Map<number, number> {
    const found = new Map<number, number>();
    for (const term of missing) {
      const weight = weightOf(term);
      for (const place of places.get(term) ?? [])
        found.set(place, (found.get(place) ?? 0) + weight);
    }
    return found;
  }

  /** The most that a text and its neighbours say together. */
  function bestPassage(words: ReadonlySet<string>, candidates: Iterable<number>): number {
    let most = 0;
    for (const place of candidates) {
      const near = [terms[place - 1], terms[place], terms[place + 1]];
      const said = [...words].filter((word) => near.some((set) => set?.has(word)));
      most = Math.max(most, weigh(said, weightOf));
    }
    return most;
  }

  return function cover(sentence: string, limit: number): Coverage {
    const words = new Set(termsOf(sentence));
    const total = weigh(words, weightOf);
    if (total === 0) return { indexes: [], share: 0 };
    const share = bestPassage(words, gains(words).keys()) / total;
    const missing = new Set(words);
    const indexes: number[] = [];
    while (indexes.length < limit) {
      const best = mostGaining(gains(missing), weights);
      if (!best || best.gain / total < leastGain) break;
      indexes.push(best.place);
      for (const term of terms[best.place] ?? []) missing.delete(term);
    }
    return { indexes, share };
  };
}

function weigh(words: Iterable<string>, weightOf: (term: string) => number): number {
  let weight = 0;
  for (const word of words) weight += weightOf(word);
  return weight;
}

function mostGaining(
  gains: ReadonlyMap<number, number>,
  weights: readonly number[],
): { place: number; gain: number } | null {
  let best: { place: number; gain: number } | null = null;
  let highest = 0;
  for (const [place, gain] of gains) {
    const score = gain * (1 + (brevityWeight * gain) / (weights[place] ?? gain));
    if (score <= highest) continue;
    highest = score;
    best = { place, gain };
  }
  return best;
}
