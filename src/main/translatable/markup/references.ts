import type { TextInline } from '../content/inline.ts';
import type { Span } from '../content/span.ts';
import { lexMarkup } from './lexMarkup.ts';

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Text with references to characters in it, as in an attribute's value. */
export function textInlines(source: string, { start, end }: Span, isXml: boolean): TextInline[] {
  const inlines: TextInline[] = [];
  let from = start;
  const addLiteral = (to: number): void => {
    if (to > from)
      inlines.push({ type: 'text', start: from, end: to, text: source.slice(from, to) });
  };
  for (const match of source.slice(start, end).matchAll(reference)) {
    const text = decodeReference(match[0], isXml);
    if (text === null) continue;
    const at = start + match.index;
    addLiteral(at);
    from = at + match[0].length;
    inlines.push({ type: 'text', start: at, end: from, text, spelling: match[0] });
  }
  addLiteral(end);
  return inlines;
}

/** Null for a name that stands for nothing known. */
function decodeReference(written: string, isXml: boolean): string | null {
  const [first] = lexMarkup(written, { isXml });
  return first?.type === 'text' && first.text !== written ? first.text : null;
}
