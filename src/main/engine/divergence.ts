/** Probabilities by token, highest first. */
export type Distribution<Token> = Map<Token, number>;

/** More than all the tokens that a sampler would ever consider. */
const topTokens = 256;

/**
 * How different two distributions of the next token are: the Jensen-Shannon divergence in bits, from
 * 0 for equal ones to 1 for those that have nothing in common (J. Lin, "Divergence measures based on
 * the Shannon entropy", IEEE Transactions on Information Theory 37, 1991). Over the most probable
 * tokens of both; all others count as one token, which makes it smaller by next to nothing.
 */
export function jensenShannonDivergence<Token>(
  one: Distribution<Token>,
  other: Distribution<Token>,
): number {
  const tokens = new Set([...topOf(one), ...topOf(other)]);
  const [p, q] = [probabilities(one, tokens), probabilities(other, tokens)];
  const sum = p.reduce(
    (total, _, index) => total + pointDivergence(p[index] ?? 0, q[index] ?? 0),
    0,
  );
  return Math.min(Math.max(sum / 2, 0), 1);
}

function topOf<Token>(distribution: Distribution<Token>): Token[] {
  return [...distribution.keys().take(topTokens)];
}

/** Of these tokens, and at last of all the others together. */
function probabilities<Token>(distribution: Distribution<Token>, tokens: Set<Token>): number[] {
  const known = Array.from(tokens, (token) => distribution.get(token) ?? 0);
  const rest = 1 - known.reduce((total, probability) => total + probability, 0);
  return [...known, Math.max(rest, 0)];
}

/** What one token adds to the relative entropies of both to their mean. */
function pointDivergence(p: number, q: number): number {
  const mean = (p + q) / 2;
  return relativeEntropy(p, mean) + relativeEntropy(q, mean);
}

function relativeEntropy(p: number, mean: number): number {
  return p === 0 ? 0 : p * Math.log2(p / mean);
}
