const longestTitle = 60;

/** The first line of a first message that says anything, cut at a word. */
export function titleFrom(text: string): string {
  const line = text.split(/\r?\n/u).find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? text;
  const words = line.trim().replaceAll(/\s+/gu, ' ');
  if (words.length <= longestTitle) return words;
  const room = longestTitle - 1;
  const lastSpace = words.lastIndexOf(' ', room);
  // Without a space in the second half (a long address, CJK) cut between whole characters.
  const cut = lastSpace > room / 2 ? words.slice(0, lastSpace) : cutBetweenCharacters(words, room);
  return `${cut.trimEnd()}…`;
}

function cutBetweenCharacters(text: string, room: number): string {
  let cut = '';
  // More than any title needs, so that a line of megabytes is not segmented whole.
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 4 * room))) {
    if (cut.length + segment.length > room) break;
    cut += segment;
  }
  return cut;
}
