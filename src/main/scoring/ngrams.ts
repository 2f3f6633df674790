/** How often each run of `order` items occurs. */
export function countNgrams(items: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= items.length; start += 1) {
    const ngram = items.slice(start, start + order).join('\0');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Occurrences the two have in common, each counted as often as in the one that has fewer. */
export function countMatches(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): number {
  let matches = 0;
  for (const [ngram, count] of one) matches += Math.min(count, other.get(ngram) ?? 0);
  return matches;
}

/** `countNgrams` finds so many in all. */
export function ngramTotal(items: readonly string[], order: number): number {
  return Math.max(0, items.length - order + 1);
}
