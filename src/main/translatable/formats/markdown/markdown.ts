import type { SyntaxNode, Tree } from '@lezer/common';
import { makeUnits } from '../../content/makeUnits.ts';
import { sourceLanguageOf } from '../../content/sourceLanguage.ts';
import type { Unit } from '../../content/unit.ts';
import { lexMarkup, shiftMarkup } from '../../markup/lexMarkup.ts';
import type { TextFormat } from '../../openText.ts';
import { htmlUnits } from '../htmlUnits.ts';
import { escapeLineStarts, escapeMarkdown } from './escapeMarkdown.ts';
import { labelOf, paragraphInlines } from './inlines.ts';
import { markdownParser } from './parser.ts';

/** CommonMark with tables, formulas and what sites add to it. Front matter and code stay as they are. */
export const markdownFormat: TextFormat = {
  open(source) {
    // Blank lines in its place: what is not parsed does not move the rest.
    const body = source.replace(frontMatter, (matter) => matter.replaceAll(/[^\r\n]/g, ' '));
    const tree = markdownParser.parse(body);
    const language = sourceLanguageOf(body.replaceAll(/```[\s\S]*?```|<[^>]*>/g, ' '));
    const units = documentUnits(source, tree, language);
    return { units, sourceLanguage: null, targetLanguage: null, languageEdits: () => [] };
  },
};

const frontMatter =
  /^(?:---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)|\+\+\+\r?\n[\s\S]*?\r?\n\+\+\+)[^\S\n]*(?:\r?\n|$)/;

/** A line of a module among the text of MDX. */
const moduleLine = /^(?:import\s.+\sfrom\s+['"].+['"]|export\s+(?:default|const)\s)/;

const paragraphs = /^(?:Paragraph|ATXHeading\d|SetextHeading\d|TableCell|Task)$/;

function documentUnits(source: string, tree: Tree, language: string | undefined): Unit[] {
  const references = referencesIn(source, tree);
  const units: Unit[] = [];
  tree.iterate({
    enter({ name, from, to, node }) {
      if (name === 'HTMLBlock') {
        const markup = shiftMarkup(lexMarkup(source.slice(from, to), { isXml: false }), from);
        units.push(...htmlUnits(source, markup, { isXml: false, language }));
        return false;
      }
      if (!paragraphs.test(name)) return true;
      if (name !== 'Paragraph' || !moduleLine.test(source.slice(from, to))) {
        units.push(...paragraphUnits(source, node, { references, language }));
      }
      return false;
    },
  });
  return units;
}

function referencesIn(source: string, tree: Tree): Set<string> {
  const labels = new Set<string>();
  tree.iterate({
    enter({ name, node }) {
      const label = name === 'LinkReference' ? node.getChild('LinkLabel') : null;
      if (label) labels.add(labelOf(source.slice(label.from + 1, label.to - 1)));
    },
  });
  return labels;
}

type Context = { references: ReadonlySet<string>; language: string | undefined };

function paragraphUnits(
  source: string,
  block: SyntaxNode,
  { references, language }: Context,
): Unit[] {
  const { inlines, nested } = paragraphInlines(source, block, references);
  const encode = escapeMarkdown(inlines, block.name === 'TableCell');
  const writing = { encode, hasSoftBreaks: true, isCutAtSentences: true, language };
  const units = makeUnits(inlines, writing).map((unit): Unit => ({
    ...unit,
    compose: (pieces, isConfirmed, renderSpan) =>
      escapeLineStarts(unit.compose(pieces, isConfirmed, renderSpan)),
  }));
  return [...units, ...nested].toSorted((a, b) => a.at.start - b.at.start);
}
