/** What most guides for subtitles allow: two lines of 42 characters. */
const lineLength = 42;
const lineCount = 2;

const tag = /<[^<>\n]{1,200}>|\{\\[^}\n]{0,200}\}/g;

type Cue = {
  /** Of the source's lines; a source that goes over the limit may do so again. */
  widest: number;
  lineBreak: string;
};

/**
 * Breaks the text of a cue so that it fits. Lines that do fit stay as they are; else it has as few
 * lines as its length allows, of about the same length, the first ones not longer than the last.
 */
export function splitLines(text: string, { widest, lineBreak }: Cue): string {
  const most = Math.max(lineLength, widest);
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.every((line) => shownLength(line) <= most)) return text;
  const words = lines.join(' ').split(' ');
  const length = shownLength(words.join(' '));
  const count = Math.max(lineCount, Math.ceil(length / lineLength));
  return balance(words, count, length).join(lineBreak);
}

function balance(words: readonly string[], count: number, length: number): string[] {
  const lines: string[] = [];
  let line = '';
  let done = 0;
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    const wanted = (length - done) / (count - lines.length);
    const isOver = shownLength(longer) - wanted > wanted - shownLength(line);
    const isLast = lines.length === count - 1;
    if (line !== '' && !isLast && (isOver || shownLength(longer) > lineLength)) {
      lines.push(line);
      done += shownLength(line) + 1;
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Characters as they are seen, without tags. */
function shownLength(line: string): number {
  return Array.from(line.replace(tag, '').trim()).length;
}
