const longestTitle = 60;

/** The first line of a first message that says anything, cut at a word; else its first file. */
export function titleFrom(text: string, fileNames: readonly string[] = []): string {
  const line = firstLine(text) ?? fileNames[0] ?? text;
  const words = line.trim().replaceAll(/\s+/gu, ' ');
  if (words.length <= longestTitle) return words;
  const room = longestTitle - 1;
  const lastSpace = words.lastIndexOf(' ', room);
  // Without a space in the second half (a long address, CJK) cut between whole characters.
  const cut = lastSpace > room / 2 ? words.slice(0, lastSpace) : cutBetweenCharacters(words, room);
  return `${cut.trimEnd()}…`;
}

/** Looks only as far as a first line can be of use: a pasted text may have megabytes. */
function firstLine(text: string): string | undefined {
  const lines = text.slice(0, 4096).split(/\r?\n/u);
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line));
}

function cutBetweenCharacters(text: string, room: number): string {
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > room) break;
    cut += segment;
  }
  return cut;
}
