import { termsOf } from '../terms.ts';

export type Coverage = {
  /** Places of the texts it stands on, the one that covers most first. */
  indexes: number[];
  /** How much of what the sentence says is in them, from 0 to 1. */
  share: number;
};

/** A text that adds less than this says nothing more about the sentence. */
const leastGain = 0.12;

/** Of two texts that say the same, the one that says less besides. */
const brevityWeight = 0.1;

/** The weight of a word of the sentence that no text has, as if half a text had it. */
const unseen = 0.5;

type Measured = { terms: ReadonlySet<string>; weight: number };

/**
 * Finds which of some texts a sentence stands on. Each sentence is compared as a bag of words
 * weighted by their rarity among the texts, following Nelken and Shieber, "Towards Robust
 * Context-Sensitive Sentence Alignment for Monolingual Corpora" (EACL 2006), who take each sentence
 * for a document of tf·idf. Because a summary is shorter than its source the measure is how much of
 * the sentence is covered, not the cosine, and because it may fuse several sources they are added
 * greedily while they cover more, as the extractive oracle of Nallapati, Zhai and Zhou (SummaRuNNer,
 * AAAI 2017) adds sentences while ROUGE grows.
 */
export function createCoverage(texts: readonly string[]) {
  const terms = texts.map((text) => new Set(termsOf(text)));
  const containing = new Map<string, number>();
  for (const set of terms) {
    for (const term of set) containing.set(term, (containing.get(term) ?? 0) + 1);
  }
  const weightOf = (term: string) => Math.log(1 + texts.length / (containing.get(term) ?? unseen));
  const measured: Measured[] = terms.map((set) => ({ terms: set, weight: weigh(set) }));

  function weigh(set: Iterable<string>): number {
    let weight = 0;
    for (const term of set) weight += weightOf(term);
    return weight;
  }

  function gain(missing: ReadonlySet<string>, { terms: covering }: Measured): number {
    let weight = 0;
    for (const term of missing) if (covering.has(term)) weight += weightOf(term);
    return weight;
  }

  return function cover(sentence: string, limit: number): Coverage {
    const missing = new Set(termsOf(sentence));
    const total = weigh(missing);
    const indexes: number[] = [];
    let covered = 0;
    if (total === 0) return { indexes, share: 0 };
    while (indexes.length < limit) {
      const best = bestOf(measured, (each) => {
        const more = gain(missing, each);
        return more === 0 ? 0 : more / total + (brevityWeight * more) / (each.weight || 1);
      });
      const text = measured[best];
      if (!text || indexes.includes(best)) break;
      const more = gain(missing, text);
      if (more / total < leastGain) break;
      indexes.push(best);
      covered += more;
      for (const term of text.terms) missing.delete(term);
    }
    return { indexes, share: covered / total };
  };
}

/** The place of the highest score above 0; −1 when there is none. */
function bestOf(texts: readonly Measured[], score: (text: Measured) => number): number {
  let best = -1;
  let highest = 0;
  texts.forEach((text, index) => {
    const value = score(text);
    if (value > highest) {
      highest = value;
      best = index;
    }
  });
  return best;
}
