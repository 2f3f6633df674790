import type { Span } from '../content/span.ts';
import { rawAttribute } from './lexMarkup.ts';
import type { Markup } from './lexMarkup.ts';

/** An element of XML with what is in it, by places in the source. */
export type XmlElement = Span & {
  /** Without its prefix. */
  name: string;
  tag: Extract<Markup, { type: 'open' }>;
  /** Between its tags; empty for `<a/>`. */
  inner: Span;
  children: XmlNode[];
};

export type XmlNode = XmlElement | Exclude<Markup, { type: 'open' | 'close' }>;

/** The elements of well-formed XML as a tree; of other XML as much as there is. */
export function elementTree(markup: readonly Markup[]): XmlNode[] {
  const top: XmlNode[] = [];
  const open: XmlElement[] = [];
  for (const piece of markup) {
    const siblings = open.at(-1)?.children ?? top;
    if (piece.type === 'open') {
      const { start, end } = piece;
      const name = localName(piece.name);
      const element = { name, tag: piece, start, end, inner: { start: end, end }, children: [] };
      siblings.push(element);
      if (!piece.isSelfClosing) open.push(element);
    } else if (piece.type === 'close') {
      const element = open.pop();
      if (!element) continue;
      element.inner.end = piece.start;
      element.end = piece.end;
    } else siblings.push(piece);
  }
  return top;
}

export function isElement(node: XmlNode): node is XmlElement {
  return 'children' in node;
}

export function childrenNamed(
  { children }: { children: readonly XmlNode[] },
  name: string,
): XmlElement[] {
  return children.filter((child) => isElement(child) && child.name === name) as XmlElement[];
}

export function attributeOf(source: string, { tag }: XmlElement, name: string): string | null {
  return rawAttribute(source, tag, name);
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
