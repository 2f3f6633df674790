import type { BlockKind } from '../../../../shared/api/documents.ts';
import { deepestLevel } from '../../headingLevels.ts';
import { readXml } from './xml.ts';

/** What a paragraph style makes of its paragraphs. */
export type ParagraphStyle = { kind: BlockKind; level: number | null };

type Style = { name: string; basedOn: string | null; level: number | null; isList: boolean };

const plain: ParagraphStyle = { kind: 'paragraph', level: null };
/** Styles rest on others; a circle ends here. */
const mostSteps = 20;

/** By the identifier that paragraphs name; styles have English names in every language of Word. */
export function docxStyles(content: Uint8Array | null): (id: string | undefined) => ParagraphStyle {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  readXml(content, {
    open(name, attributes) {
      const value = attributes['val'] ?? '';
      if (name === 'style') {
        open = { name: '', basedOn: null, level: null, isList: false };
        styles.set(attributes['styleId'] ?? '', open);
      } else if (!open) return;
      else if (name === 'name') open.name = value.toLowerCase();
      else if (name === 'basedOn') open.basedOn = value;
      else if (name === 'outlineLvl') open.level = levelOf(value);
      else if (name === 'numPr') open.isList = true;
    },
    close(name) {
      if (name === 'style') open = null;
    },
  });

  function resolve(id: string | undefined, steps = 0): ParagraphStyle {
    const style = id === undefined ? undefined : styles.get(id);
    if (!style || steps > mostSteps) return plain;
    const own = ownStyle(style);
    if (own) return own;
    const inherited = resolve(style.basedOn ?? undefined, steps + 1);
    return style.isList && inherited.kind === 'paragraph'
      ? { kind: 'list-item', level: null }
      : inherited;
  }
  return resolve;
}

/** Word's outline levels count from 0; 9 is running text. */
export function levelOf(value: string): number | null {
  const level = Number(value) + 1;
  return Number.isInteger(level) && level >= 1 && level <= deepestLevel ? level : null;
}

const named: [RegExp, BlockKind][] = [
  [/^(?:toc \d|table of figures|list )/, 'list-item'],
  [/^caption$/, 'caption'],
  [/quote$/, 'quote'],
  [/^(?:html preformatted|source code|code|plain text|macro text)/, 'code'],
];

function ownStyle({ name, level }: Style): ParagraphStyle | null {
  const number = /^heading (\d)$/.exec(name)?.[1];
  if (number !== undefined) return { kind: 'heading', level: Number(number) };
  if (name === 'title') return { kind: 'heading', level: 1 };
  if (level !== null) return { kind: 'heading', level };
  const kind = named.find(([pattern]) => pattern.test(name))?.[1];
  return kind === undefined ? null : { kind, level: null };
}
