import type { Inline, TextInline, TokenInline } from '../../content/inline.ts';
import { attributeOf, isElement } from '../../markup/elements.ts';
import type { XmlElement, XmlNode } from '../../markup/elements.ts';
import { messageInlines } from '../../placeholders/messageUnits.ts';

/** Codes around text; all others (`x`, `ph`, `bx`, `sc`, …) stand for themselves, content and all. */
const around = new Set(['g', 'pc', 'mrk']);

/** The text of a source or a target, with its codes and its placeholders as tokens. */
export function codedInlines(source: string, element: XmlElement, isWrapped: boolean): Inline[] {
  const inlines: Inline[] = [];
  let texts: TextInline[] = [];
  const flush = (): void => {
    inlines.push(...messageInlines(texts, isWrapped ? 'wrapped' : 'message'));
    texts = [];
  };
  const addToken = (token: Pick<TokenInline, 'start' | 'end' | 'kind' | 'name'>): void => {
    flush();
    const shown = source.slice(token.start, token.end);
    inlines.push({ type: 'token', ...token, shown, isEdge: false });
  };
  const walk = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) {
        if (node.type === 'text') texts.push(textInline(source, node));
        else if (node.type === 'cdata') texts.push(...cdataInline(source, node.content));
        else addToken({ start: node.start, end: node.end, kind: 'standalone', name: '' });
        continue;
      }
      const { start, end, inner, name } = node;
      const isText = around.has(name) && !node.tag.isSelfClosing;
      if (!isText || attributeOf(source, node, 'translate') === 'no') {
        addToken({ start, end, kind: 'standalone', name });
        continue;
      }
      addToken({ start, end: inner.start, kind: 'open', name });
      walk(node.children);
      addToken({ start: inner.end, end, kind: 'close', name });
    }
  };
  walk(element.children);
  flush();
  return inlines;
}

function textInline(
  source: string,
  { start, end, text }: { start: number; end: number; text: string },
): TextInline {
  const spelling = source.slice(start, end);
  return { type: 'text', start, end, text, ...(spelling !== text && { spelling }) };
}

function cdataInline(source: string, { start, end }: { start: number; end: number }): TextInline[] {
  return start < end ? [{ type: 'text', start, end, text: source.slice(start, end) }] : [];
}
