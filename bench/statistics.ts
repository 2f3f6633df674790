/** The p-th quantile (0 to 1) by linear interpolation between the closest ranks. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('a quantile needs at least one value');
  const sorted = values.toSorted((a, b) => a - b);
  const rank = p * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] ?? Number.NaN;
  const high = sorted[Math.ceil(rank)] ?? Number.NaN;
  return low + (high - low) * (rank - Math.floor(rank));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Median, minimum and maximum as named figures. */
export function spread(label: string, values: readonly number[]): Record<string, number> {
  return {
    [`${label}, median`]: median(values),
    [`${label}, minimum`]: Math.min(...values),
    [`${label}, maximum`]: Math.max(...values),
  };
}
