import type { TextInline } from '../../content/inline.ts';
import type { Span } from '../../content/span.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};
const written = new Map(Object.entries(escapes).map(([letter, text]) => [text, `\\${letter}`]));

/** What the strings of a field read as. */
export function fieldInlines(source: string, strings: readonly Span[]): TextInline[] {
  return strings.flatMap(({ start, end }) => {
    const inlines: TextInline[] = [];
    for (const match of source.slice(start, end).matchAll(/\\(?<letter>.)|[^\\]+/gs)) {
      const at = start + match.index;
      const letter = match.groups?.['letter'];
      const span = { start: at, end: at + match[0].length };
      if (letter === undefined) inlines.push({ type: 'text', ...span, text: match[0] });
      else
        inlines.push({
          type: 'text',
          ...span,
          text: escapes[letter] ?? match[0],
          spelling: match[0],
        });
    }
    return inlines;
  });
}

export function fieldText(source: string, strings: readonly Span[]): string {
  return fieldInlines(source, strings)
    .map(({ text }) => text)
    .join('');
}

export function encodePo(text: string): string {
  return text.replaceAll(/["\\]|\p{Cc}/gu, (character) => written.get(character) ?? '');
}

/** Raw text of a field that went on in the next line, in one piece. */
export function joinStrings(raw: string): string {
  return raw.replaceAll(/"[^\S\n]*\r?\n\s*"/g, '');
}

/** What gettext's own tools wrap at. */
const width = 77;

/** Encoded text in quotes, over several lines when it is long or has line breaks in it. */
export function quotedLines(encoded: string, lineBreak: string): string {
  const lines = encoded.split(/(?<=\\n)(?=.)/u).flatMap(wrap);
  if (lines.length === 1 && `msgstr "${encoded}"`.length <= width + 2) return `"${encoded}"`;
  return ['', ...lines].map((line) => `"${line}"`).join(lineBreak);
}

function wrap(line: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const word of line.match(/\S*\s+|\S+$/gu) ?? []) {
    if (open !== '' && open.length + word.trimEnd().length > width) {
      lines.push(open);
      open = '';
    }
    open += word;
  }
  return open === '' ? lines : [...lines, open];
}
