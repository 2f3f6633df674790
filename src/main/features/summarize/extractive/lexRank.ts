import { termsOf } from '../terms.ts';

/** Chance of going on along the graph; the rest jumps anywhere, or to where the bias points. */
const damping = 0.85;
const leastSimilarity = 0.1;
const tolerance = 1e-4;
const mostRounds = 100;

type Vector = { weights: ReadonlyMap<string, number>; norm: number };

/**
 * How central each sentence is among all, adding up to 1: continuous LexRank (Erkan and Radev,
 * "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22, 2004), on
 * the cosine of tf·idf vectors. With a question it is the biased LexRank of Otterbacher, Erkan and
 * Radev (2009): the walk keeps returning to sentences like the question.
 */
export function lexRank(sentences: readonly string[], question = ''): number[] {
  const count = sentences.length;
  if (count === 0) return [];
  const vectors = toVectors([...sentences, question]);
  const neighbours = similarNeighbours(vectors.slice(0, count));
  const restart = restartShares(vectors, count);
  let scores = restart;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = step(scores, neighbours, restart);
    const change = next.reduce((sum, score, i) => sum + Math.abs(score - (scores[i] ?? 0)), 0);
    scores = next;
    if (change < tolerance) break;
  }
  return scores;
}

/** Cosine of two sentences among the others that `lexRank` was given; for leaving out repeats. */
export function similarities(sentences: readonly string[]): (one: number, other: number) => number {
  const vectors = toVectors(sentences);
  return (one, other) => cosine(vectors[one], vectors[other]);
}

function toVectors(sentences: readonly string[]): Vector[] {
  const terms = sentences.map(termsOf);
  const containing = new Map<string, number>();
  for (const list of terms) {
    for (const term of new Set(list)) containing.set(term, (containing.get(term) ?? 0) + 1);
  }
  return terms.map((list) => {
    const weights = new Map<string, number>();
    for (const term of list) {
      const idf = Math.log(1 + sentences.length / (containing.get(term) ?? 1));
      weights.set(term, (weights.get(term) ?? 0) + idf);
    }
    return { weights, norm: Math.hypot(...weights.values()) };
  });
}

type Edge = { to: number; share: number };

/** Each sentence's similar ones, found through the terms they share, with shares adding up to 1. */
function similarNeighbours(vectors: readonly Vector[]): Edge[][] {
  const holders = new Map<string, { index: number; weight: number }[]>();
  vectors.forEach(({ weights }, index) => {
    for (const [term, weight] of weights) {
      const list = holders.get(term);
      if (list) list.push({ index, weight });
      else holders.set(term, [{ index, weight }]);
    }
  });
  return vectors.map(({ weights, norm }, index) => {
    const products = new Float64Array(vectors.length);
    for (const [term, weight] of weights) {
      for (const holder of holders.get(term) ?? []) {
        products[holder.index] = (products[holder.index] ?? 0) + weight * holder.weight;
      }
    }
    const edges: Edge[] = [];
    products.forEach((product, to) => {
      const similarity = to === index ? 0 : product / (norm * (vectors[to]?.norm ?? 0) || 1);
      if (similarity >= leastSimilarity) edges.push({ to, share: similarity });
    });
    const total = edges.reduce((sum, { share }) => sum + share, 0);
    return edges.map(({ to, share }) => ({ to, share: share / total }));
  });
}

/** Evenly, or by likeness to the question, which is the last vector. */
function restartShares(vectors: readonly Vector[], count: number): number[] {
  const question = vectors[count];
  const relevance = vectors.slice(0, count).map((vector) => cosine(vector, question));
  const total = relevance.reduce((sum, each) => sum + each, 0);
  return relevance.map((each) => (total > 0 ? each / total : 1 / count));
}

function step(
  scores: readonly number[],
  neighbours: Edge[][],
  restart: readonly number[],
): number[] {
  const next = Array.from(scores, () => 0);
  let loose = 0;
  neighbours.forEach((edges, from) => {
    const score = scores[from] ?? 0;
    if (edges.length === 0) loose += score;
    for (const { to, share } of edges) next[to] = (next[to] ?? 0) + share * score;
  });
  // A sentence like no other passes its score on the way a jump does.
  return next.map(
    (score, i) => damping * (score + loose * (restart[i] ?? 0)) + (1 - damping) * (restart[i] ?? 0),
  );
}

function cosine(one: Vector | undefined, other: Vector | undefined): number {
  if (!one || !other || one.norm === 0 || other.norm === 0) return 0;
  let product = 0;
  for (const [term, weight] of one.weights) product += weight * (other.weights.get(term) ?? 0);
  return product / (one.norm * other.norm);
}
