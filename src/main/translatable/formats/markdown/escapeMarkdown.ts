import type { Inline } from '../../content/inline.ts';

/** What could be markup where it stands. */
const markup = /[*_`[\]\\~]|<(?=[A-Za-z/!?])|&(?=[#\w]+;)|\$/g;

/**
 * Writes text so that nothing of it becomes markup. Characters that the source has as they are
 * stay so: people write `2 * 3` and `snake_case`.
 */
export function escapeMarkdown(
  inlines: readonly Inline[],
  isCell: boolean,
): (text: string) => string {
  const literal = new Set<string>();
  for (const inline of inlines) {
    if (inline.type === 'text' && !inline.spelling)
      for (const character of inline.text) literal.add(character);
  }
  return (text) => {
    const escaped = text.replaceAll(markup, (character) =>
      literal.has(character) ? character : `\\${character}`,
    );
    return isCell ? escaped.replaceAll('|', String.raw`\|`) : escaped;
  };
}

/** A line of a paragraph that would begin a list, a heading or a quotation. */
const blockStart = /(?<before>(?:\r\n|[\r\n])[ \t>]*)(?<mark>[-+*#>]|\d{1,9}(?=[.)]\s))(?=[\s.)])/g;

/** For the whole of a segment: its later lines must stay lines of a paragraph. */
export function escapeLineStarts(written: string): string {
  return written.replaceAll(blockStart, (match, before: string, mark: string) =>
    /^\d/.test(mark) ? `${match}\\` : `${before}\\${mark}`,
  );
}
