import { GFM, parser } from '@lezer/markdown';
import type { BlockParser, InlineParser } from '@lezer/markdown';

/** LaTeX: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. A dollar before a number and a space is money. */
const formula =
  /\$\$[\s\S]{1,5000}?\$\$|\$(?![\s$])(?:[^$\n\\]|\\.|\n(?!\s*\n)){0,500}?(?<![\s\\])\$(?!\d)|\\\([\s\S]{1,2000}?\\\)|\\\[[\s\S]{1,5000}?\\\]/y;

const braces = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}`;
const attribute = String.raw`\s+(?:[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|${braces}|[^\s"'=<>{}\x60]+))?|${braces})`;
/** A tag with expressions in it, as MDX has them. */
const jsxTag = new RegExp(String.raw`<\/?(?:[A-Za-z][\w.:-]*(?:${attribute})*)?\s*\/?>`, 'y');
/** Comments of MDX, anchors of headings, and what templates fill in. */
const expression = /\{\/\*[\s\S]{0,2000}?\*\/\}|\{\{[^{}\n]{0,500}\}\}|\{[#.:][^{}\n]{1,200}\}/y;

const inlineParsers: InlineParser[] = [
  inlineParser('Formula', formula, 'Escape'),
  inlineParser('JsxTag', jsxTag, 'HTMLTag'),
  inlineParser('Expression', expression, 'Escape'),
];

function inlineParser(name: string, pattern: RegExp, before: string): InlineParser {
  return {
    name,
    before,
    parse(context, _next, position) {
      pattern.lastIndex = position - context.offset;
      const match = pattern.exec(context.text);
      if (!match) return -1;
      return context.addElement(context.elt(name, position, position + match[0].length));
    },
  };
}

const containerLine = /^\s*:{3,}/;

/** `:::tip`, which sites put around paragraphs. */
const container: BlockParser = {
  name: 'Container',
  parse(context, line) {
    if (!containerLine.test(line.text.slice(line.pos))) return false;
    const start = context.lineStart + line.pos;
    context.addElement(context.elt('Container', start, context.lineStart + line.text.length));
    context.nextLine();
    return true;
  },
  endLeaf: (_context, line) => containerLine.test(line.text),
};

export const markdownParser = parser.configure([
  GFM,
  {
    defineNodes: ['Formula', 'JsxTag', 'Expression', { name: 'Container', block: true }],
    parseInline: inlineParsers,
    parseBlock: [container],
  },
]);
