const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How much of a text one press of Delete takes, by character or by word, as editors do. */
export function firstReach(text: string, isWord: boolean): number {
  const end = text.indexOf('\n', 1);
  const line = end === -1 ? text : text.slice(0, end);
  return reach([...(isWord ? words : graphemes).segment(line)], isWord);
}

/** The same of Backspace, from the end of a text. Looks at the last line alone. */
export function lastReach(text: string, isWord: boolean): number {
  const line = text.slice(text.slice(0, -1).lastIndexOf('\n') + 1);
  return reach([...(isWord ? words : graphemes).segment(line)].toReversed(), isWord);
}

/** Of words, one that is a word, with the spaces and signs before it. */
function reach(units: readonly Intl.SegmentData[], isWord: boolean): number {
  const last = isWord ? units.findIndex(({ isWordLike }) => isWordLike === true) : 0;
  const taken = last === -1 ? units : units.slice(0, last + 1);
  return taken.reduce((sum, { segment }) => sum + segment.length, 0);
}
