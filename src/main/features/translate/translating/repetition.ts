/** Shorter texts say "no, no, no" and mean it. */
const leastRepeats = 5;
const leastRepeatedLength = 24;
const longestUnit = 60;

/**
 * The text that is repeated at the end of a text over and over, as models do that have lost their
 * way; null when there is none.
 */
export function repeatedEnd(text: string): string | null {
  for (let length = 1; length <= Math.min(longestUnit, text.length / leastRepeats); length += 1) {
    const unit = text.slice(-length);
    if (!/[\p{L}\p{N}]/u.test(unit)) continue;
    let repeats = 1;
    while (text.endsWith(unit, text.length - repeats * length)) repeats += 1;
    if (repeats >= leastRepeats && repeats * length >= leastRepeatedLength) {
      return unit.replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
    }
  }
  return null;
}
