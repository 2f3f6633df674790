/** What begins an item of a list, as people type it. */
export const bullet = /^\s*(?:[-*•‣]|\d{1,3}[.)])\s+(?=.*[\p{L}\p{N}])/u;

/** A width that an editor or a mail program would wrap at. */
const narrowest = 40;
const widest = 120;
const fewestWrapped = 3;

/** Where lines were broken to fit, or null when each line stands for itself. */
export function wrapWidth(lines: readonly string[]): number | null {
  const broken = lines
    .filter((line, index) => line !== '' && (lines[index + 1] ?? '') !== '')
    .map((line) => line.length)
    .toSorted((a, b) => a - b);
  if (broken.length < fewestWrapped) return null;
  const width = broken[Math.floor((broken.length - 1) * 0.98)] ?? 0;
  return width >= narrowest && width <= widest ? width : null;
}

/** Some programs break a little before the width. */
const slack = 4;

/** Whether a line was broken where it was because the next one's first word did not fit on it. */
export function isFull(line: string, next: string, width: number | null): boolean {
  const firstWord = /^\S*/.exec(next)?.[0] ?? '';
  return width !== null && line.length + 1 + firstWord.length > width - slack;
}
