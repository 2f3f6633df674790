import type { Span } from '../../content/span.ts';
import { isElement } from '../../markup/elements.ts';
import type { XmlElement, XmlNode } from '../../markup/elements.ts';

/** What a paragraph of WordprocessingML (ISO 29500-1, 17.3) is made of, in order. */
export type Atom = TextAtom | MarkAtom;

/** Text of one `w:t`; `look` is how its run's properties are written. */
export type TextAtom = { type: 'text'; element: XmlElement; look: string };

export type MarkAtom = Span & {
  /**
   * `object`: in a run, a tab or a picture. `bare`: between runs, a bookmark or a formula. `open` and
   * `close`: around runs, a link or an inserted piece.
   */
  type: 'object' | 'bare' | 'open' | 'close';
  look: string;
  /** Says nothing at the ends of a sentence. */
  isEdge: boolean;
};

const containers = new Set(
  'hyperlink ins moveTo smartTag customXml sdt fldSimple bdo dir'.split(' '),
);
/** Properties, and marks that a program makes anew: of spelling, of where pages ended. */
const passedOver = new Set(['proofErr', 'lastRenderedPageBreak', 'rPr', 'pPr']);
const spokenOf = new Set([
  'footnoteReference',
  'endnoteReference',
  'oMath',
  'sym',
  'noBreakHyphen',
]);

export function paragraphAtoms(source: string, paragraph: XmlElement): Atom[] {
  const atoms: Atom[] = [];

  function add(type: MarkAtom['type'], { start, end }: Span, isEdge: boolean): void {
    atoms.push({ type, start, end, look: '', isEdge });
  }

  function walk(nodes: readonly XmlNode[]): void {
    const elements = nodes.filter(isElement);
    for (let index = 0; index < elements.length; index += 1) {
      const element = elements[index];
      if (!element || passedOver.has(element.name)) continue;
      const field = fieldAt(source, elements, index);
      if (field) {
        addField(field);
        index = field.last;
      } else if (element.name === 'r') atoms.push(...runAtoms(source, element));
      else if (containers.has(element.name)) addContainer(element);
      else add('bare', element, !spokenOf.has(element.name));
    }
  }

  function addField({ open, close, inner }: Field): void {
    if (!inner) return add('bare', { start: open.start, end: close.end }, false);
    add('open', open, true);
    walk(inner);
    add('close', close, true);
  }

  function addContainer(element: XmlElement): void {
    const isControl = element.name === 'sdt';
    const content = isControl
      ? element.children.filter(isElement).find(({ name }) => name === 'sdtContent')
      : element;
    const instruction = valueOf(source, element, 'instr') ?? '';
    const isComputed = element.name === 'fldSimple' && !isLink(instruction);
    if (!content || content.tag.isSelfClosing || isComputed)
      return add('bare', element, !isComputed);
    add('open', { start: element.start, end: content.inner.start }, true);
    walk(content.children);
    add('close', { start: content.inner.end, end: element.end }, true);
  }

  walk(paragraph.children);
  return atoms;
}

type Field = {
  open: Span;
  close: Span;
  /** What a link shows; null for what is computed: a page number, a date. */
  inner: XmlElement[] | null;
  /** The index of its last run. */
  last: number;
};

/** A complex field (17.16.18) that begins with that run and ends in the same paragraph. */
function fieldAt(source: string, elements: readonly XmlElement[], first: number): Field | null {
  if (fieldCharacter(source, elements[first]) !== 'begin') return null;
  let depth = 0;
  let separator: number | null = null;
  for (let index = first; index < elements.length; index += 1) {
    const kind = fieldCharacter(source, elements[index]);
    if (kind === 'begin') depth += 1;
    if (kind === 'separate' && depth === 1) separator = index;
    if (kind === 'end') depth -= 1;
    const [begin, separate, end] = [elements[first], elements[separator ?? first], elements[index]];
    if (depth > 0 || !begin || !separate || !end) continue;
    const instruction = source.slice(begin.start, separate.end).replaceAll(/<[^>]*>/g, '');
    return {
      open: { start: begin.start, end: separate.end },
      close: end,
      inner:
        isLink(instruction) && separator !== null ? elements.slice(separator + 1, index) : null,
      last: index,
    };
  }
  return null;
}

function isLink(instruction: string): boolean {
  return /^\s*HYPERLINK\b/i.test(instruction);
}

function fieldCharacter(source: string, run: XmlElement | undefined): string | null {
  const mark = run?.children.filter(isElement).find(({ name }) => name === 'fldChar');
  return mark ? valueOf(source, mark, 'fldCharType') : null;
}

/** An attribute by its name without the prefix. */
function valueOf(source: string, { tag }: XmlElement, name: string): string | null {
  const found = tag.attributes.find((attribute) => attribute.name.replace(/^.*:/, '') === name);
  return found?.value ? source.slice(found.value.start, found.value.end) : null;
}

function runAtoms(source: string, run: XmlElement): Atom[] {
  const children = run.children.filter(isElement);
  const properties = children.find(({ name }) => name === 'rPr');
  const look = properties ? lookOf(source.slice(properties.start, properties.end)) : '';
  const isHidden = properties?.children.filter(isElement).some(({ name }) => name === 'vanish');
  const isMachinery = children.some(({ name }) => /^(?:fldChar|instrText|delText)$/.test(name));
  if (isHidden || isMachinery) {
    return [{ type: 'bare', start: run.start, end: run.end, look: '', isEdge: true }];
  }
  return children.flatMap((element): Atom[] => {
    const { name, start, end, tag } = element;
    if (passedOver.has(name) || (name === 't' && tag.isSelfClosing)) return [];
    if (name === 't') return [{ type: 'text', element, look }];
    return [{ type: 'object', start, end, look, isEdge: !spokenOf.has(name) }];
  });
}

/** Properties as far as they make a difference: not the language, not that spelling is not checked. */
function lookOf(properties: string): string {
  const look = properties
    .replaceAll(/<\w+:(?:lang|noProof)\b[^>]*\/>/g, '')
    .replaceAll(/>\s+</g, '><');
  return /^<[\w:]+>\s*<\/[\w:]+>$/.test(look) || /^<[\w:]+\/>$/.test(look) ? '' : look;
}
