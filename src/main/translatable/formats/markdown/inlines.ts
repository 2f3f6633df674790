import type { SyntaxNode } from '@lezer/common';
import type { Inline, TokenInline } from '../../content/inline.ts';
import { makeUnit } from '../../content/makeUnits.ts';
import type { Unit } from '../../content/unit.ts';
import { lexMarkup, shiftMarkup } from '../../markup/lexMarkup.ts';
import { textInlines } from '../../markup/references.ts';
import { isVoid } from '../htmlElements.ts';
import { attributeUnits } from '../htmlUnits.ts';

/** What a paragraph is made of, and the segments within its markup: pictures' and links' titles. */
export type Found = { inlines: Inline[]; nested: Unit[] };

/** Kinds of markup that are no text, and the marks of the block itself. */
const marks = new Set(['HeaderMark', 'TaskMarker', 'ListMark', 'TableDelimiter']);
const pairs = new Set(['Emphasis', 'StrongEmphasis', 'Strikethrough', 'Subscript', 'Superscript']);

export function paragraphInlines(
  source: string,
  block: SyntaxNode,
  references: ReadonlySet<string>,
): Found {
  const found: Found = { inlines: [], nested: [] };

  function addText(start: number, end: number): void {
    if (start >= end) return;
    found.inlines.push({ type: 'text', start, end, text: source.slice(start, end) });
  }

  function addToken(start: number, end: number, token: Partial<TokenInline> = {}): void {
    const shown = source.slice(start, end);
    const basic = { type: 'token', kind: 'standalone', name: '', isEdge: false } as const;
    found.inlines.push({ ...basic, shown, ...token, start, end });
  }

  function addAll(node: SyntaxNode, start: number, end: number): void {
    let from = start;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.from < start || child.to > end) continue;
      addText(from, child.from);
      from = addNode(child);
    }
    addText(from, end);
  }

  /** Returns where it ends. */
  function addNode(node: SyntaxNode): number {
    const { name, from, to } = node;
    if (pairs.has(name)) addPair(node, node.firstChild, node.lastChild);
    else if (name === 'Link') addLink(node);
    else if (name === 'Image') addImage(node);
    else if (name === 'Escape') {
      found.inlines.push({
        type: 'text',
        start: from,
        end: to,
        text: source.slice(from + 1, to),
        spelling: source.slice(from, to),
      });
    } else if (name === 'Entity')
      found.inlines.push(...textInlines(source, { start: from, end: to }, false));
    else if (name === 'QuoteMark') return addQuoteMark(to);
    else if (name === 'HTMLTag' || name === 'JsxTag') addTag(from, to);
    else if (name === 'HardBreak') addToken(from, to, { shown: '\\n', isEdge: true });
    else if (!marks.has(name)) addToken(from, to, { isEdge: name === 'Expression' });
    return to;
  }

  function addPair(node: SyntaxNode, open: SyntaxNode | null, close: SyntaxNode | null): void {
    if (!open || !close || open.from === close.from) return addToken(node.from, node.to);
    const pair = { name: node.name, isEdge: true } as const;
    addToken(node.from, open.to, { ...pair, kind: 'open' });
    addAll(node, open.to, close.from);
    addToken(close.from, node.to, { ...pair, kind: 'close' });
  }

  function addLink(node: SyntaxNode): void {
    const [open, close] = node.getChildren('LinkMark');
    if (!open || !close) return addToken(node.from, node.to);
    const isDirect = node.getChild('URL') !== null;
    const label = node.getChild('LinkLabel');
    const text = source.slice(open.to, close.from);
    // What a reference is called is its text, unless it says another name after it.
    const isNamed = label !== null && label.to - label.from > 2;
    if (!isDirect && !isNamed) {
      if (references.has(labelOf(text))) return addToken(node.from, node.to);
      addText(open.from, open.to);
      addAll(node, open.to, close.from);
      return addText(close.from, node.to);
    }
    addToken(open.from, open.to, { kind: 'open', name: 'Link', isEdge: true });
    addAll(node, open.to, close.from);
    addToken(close.from, node.to, { kind: 'close', name: 'Link', isEdge: true });
    addTitle(node);
  }

  function addImage(node: SyntaxNode): void {
    const [open, close] = node.getChildren('LinkMark');
    addToken(node.from, node.to, { isEdge: true });
    if (open && close && node.getChild('URL')) addNested(open.to, close.from, 'alt');
    addTitle(node);
  }

  function addTitle(node: SyntaxNode): void {
    const title = node.getChild('LinkTitle');
    if (title) addNested(title.from + 1, title.to - 1, 'title');
  }

  function addNested(start: number, end: number, context: string): void {
    const writing = { encode: escapeTitle, hasSoftBreaks: false };
    const unit = makeUnit(textInlines(source, { start, end }, false), writing);
    if (unit && !/[\n[\]\\]/.test(source.slice(start, end)))
      found.nested.push({ ...unit, context });
  }

  function addTag(start: number, end: number): void {
    const [tag] = shiftMarkup(lexMarkup(source.slice(start, end), { isXml: false }), start);
    const isPair =
      tag?.type === 'close' || (tag?.type === 'open' && !tag.isSelfClosing && !isVoid(tag.name));
    if (!tag || !isPair) addToken(start, end, { isEdge: true });
    else
      addToken(start, end, {
        kind: tag.type === 'close' ? 'close' : 'open',
        name: tag.name,
        isEdge: true,
      });
    if (tag?.type === 'open') found.nested.push(...attributeUnits(source, tag, false));
  }

  /** In a quotation the next line begins with its mark, which is part of the line break. */
  function addQuoteMark(end: number): number {
    const last = found.inlines.at(-1);
    const space = /\s*$/.exec(last?.type === 'text' ? last.text : '')?.[0].length ?? 0;
    const start = (last?.end ?? end) - space;
    const after = end + (/^[ \t]/.exec(source.slice(end, end + 1))?.[0].length ?? 0);
    if (last?.type === 'text' && space > 0) {
      found.inlines.pop();
      addText(last.start, start);
    }
    const spelling = source.slice(start, after);
    const text = ' ';
    if (last)
      found.inlines.push({ type: 'text', start, end: after, text, spelling, isBreak: true });
    return after;
  }

  addAll(block, block.from, block.to);
  return found;
}

/** CommonMark, 4.7: labels are the same whatever their case and spaces. */
export function labelOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

function escapeTitle(text: string): string {
  return text.replaceAll(/["[\]\\]/g, String.raw`\$&`);
}
