import { makeUnit } from '../content/makeUnits.ts';
import type { Unit } from '../content/unit.ts';
import { isElement, elementTree } from '../markup/elements.ts';
import type { XmlNode } from '../markup/elements.ts';
import { escapeXmlText } from '../markup/escapeMarkup.ts';
import { lexMarkup } from '../markup/lexMarkup.ts';
import { textInlines } from '../markup/references.ts';

/** The table of contents of EPUB 2: its `text` elements. */
export function ncxUnits(source: string): Unit[] {
  const walk = (nodes: readonly XmlNode[]): Unit[] =>
    nodes.filter(isElement).flatMap((element) => {
      if (element.name !== 'text') return walk(element.children);
      const inlines = textInlines(source, element.inner, true);
      const unit = makeUnit(inlines, { encode: escapeXmlText, hasSoftBreaks: true });
      return unit ? [unit] : [];
    });
  return walk(elementTree(lexMarkup(source, { isXml: true })));
}
