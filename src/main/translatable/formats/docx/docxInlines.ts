import type { Inline, TokenInline } from '../../content/inline.ts';
import type { Span } from '../../content/span.ts';
import type { XmlElement } from '../../markup/elements.ts';
import { textInlines } from '../../markup/references.ts';
import type { Atom, MarkAtom, TextAtom } from './atoms.ts';

/** What a token of a paragraph is, for writing it somewhere else than where it was. */
export type Meaning =
  | { type: 'look'; look: string }
  | { type: 'around'; open: MarkAtom; close: Span; base: string }
  | { type: 'mark'; mark: MarkAtom };

/** A token, and what it means; it may be written as it was only where it was. */
export type MeantToken = TokenInline & { meaning: Meaning };

export type DocxInlines = {
  inlines: Inline[];
  meanings: ReadonlyMap<Inline, Meaning>;
  /** The text elements in order, with how they look and what is around them. */
  places: Place[];
  /** Between the tokens that stand side by side. */
  states: ReadonlyMap<number, State>;
  /** How most of the text looks. */
  base: string;
};

/** Where in a paragraph an offset is: in a text, in a run that looks so, or between runs. */
export type State = { look: string | null; around: readonly MarkAtom[]; isInText: boolean };

export type Place = { element: XmlElement; look: string; around: MarkAtom[] };

/**
 * A paragraph as text and tokens. What stands between two texts belongs to the first token there;
 * where there is none, the runs look alike, and it is put back at about the same place in the text.
 */
export function docxInlines(source: string, atoms: readonly Atom[], content: Span): DocxInlines {
  const meanings = new Map<Inline, Meaning>();
  const inlines: Inline[] = [];
  const places: Place[] = [];
  const around: MarkAtom[] = [];
  const states = new Map<number, State>();
  const bases = [commonLook(atoms, 0, atoms.length)];
  let at = content.start;
  let look = bases[0] ?? '';
  let waiting: MeantToken[] = [];
  /** What is around each of those, after it. */
  let arounds: MarkAtom[][] = [];

  function token(
    part: Partial<TokenInline> & { kind: TokenInline['kind']; meaning: Meaning },
  ): void {
    const basic = { type: 'token', start: 0, end: 0, name: '', shown: '', isEdge: true } as const;
    waiting.push({ ...basic, ...part });
    arounds.push([...around]);
  }

  /** Where we are, that is no difference: most of what stands directly in here looks so. */
  const base = (): string => bases.at(-1) ?? '';

  function setLook(next: string): void {
    if (next === look) return;
    if (look !== base()) token({ kind: 'close', shown: shownLook(look, true), ...lookToken(look) });
    if (next !== base()) token({ kind: 'open', shown: shownLook(next, false), ...lookToken(next) });
    look = next;
  }

  /** Gives what lies before `end` to the tokens that wait, each up to its own end. */
  function settle(end: number): void {
    let from = at;
    for (const [index, { meaning, ...inline }] of waiting.entries()) {
      const own = index === waiting.length - 1 ? end : (ownEnd(inline, meaning) ?? from);
      const placed = { ...inline, start: from, end: own };
      inlines.push(placed);
      meanings.set(placed, meaning);
      if (own > from && own < end) states.set(own, stateAfter(meaning, arounds[index] ?? []));
      from = own;
    }
    const isSeam = waiting.length === 0 && places.length > 0 && end < content.end;
    if (isSeam) {
      const spelling = source.slice(at, end);
      inlines.push({ type: 'text', start: at, end, text: '', spelling, isBreak: true });
    }
    waiting = [];
    arounds = [];
    at = end;
  }

  function addText({ element, look: own }: TextAtom): void {
    if (element.inner.start === element.inner.end) return;
    setLook(own);
    settle(element.inner.start);
    inlines.push(...textInlines(source, element.inner, true));
    places.push({ element, look: own, around: [...around] });
    at = element.inner.end;
  }

  function addMark(mark: MarkAtom, index: number): void {
    const shown = shownMark(source, mark);
    if (mark.type === 'object' || mark.type === 'bare') {
      const meaning = { type: 'mark', mark } as const;
      return token({ kind: 'standalone', shown, isEdge: mark.isEdge, meaning });
    }
    setLook(base());
    const opening = mark.type === 'open' ? mark : around.at(-1);
    if (!opening) return;
    const from = atoms.indexOf(opening);
    const to = mark.type === 'open' ? closingIndex(atoms, index) : index;
    const own = commonLook(atoms, from + 1, to);
    const close = atoms[to];
    if (close?.type !== 'close') return;
    const meaning = { type: 'around', open: opening, close, base: own } as const;
    if (mark.type === 'open') {
      around.push(mark);
      bases.push(own);
    } else {
      around.pop();
      bases.pop();
    }
    token({ kind: mark.type, name: `around ${opening.start}`, shown, meaning });
    look = base();
  }

  for (const [index, atom] of atoms.entries()) {
    if (atom.type === 'text') addText(atom);
    else addMark(atom, index);
  }
  setLook(base());
  settle(content.end);
  return { inlines, meanings, places, states, base: base() };
}

/** Where what a token stands for ends; a difference of looks is nothing of its own. */
function ownEnd({ kind }: Pick<TokenInline, 'kind'>, meaning: Meaning): number | null {
  if (meaning.type === 'mark') return meaning.mark.end;
  if (meaning.type === 'look') return null;
  return kind === 'open' ? meaning.open.end : meaning.close.end;
}

function stateAfter(meaning: Meaning, around: readonly MarkAtom[]): State {
  const isInRun = meaning.type === 'mark' && meaning.mark.type === 'object';
  return { look: isInRun ? meaning.mark.look : null, around, isInText: false };
}

function lookToken(look: string): { name: string; meaning: Meaning } {
  return { name: look, meaning: { type: 'look', look } };
}

/** How most of the text between two atoms looks, without what is surrounded by others there. */
function commonLook(atoms: readonly Atom[], from: number, to: number): string {
  const lengths = new Map<string, number>();
  let depth = 0;
  for (const atom of atoms.slice(from, to)) {
    if (atom.type === 'open') depth += 1;
    if (atom.type === 'close') depth -= 1;
    if (atom.type !== 'text' || depth > 0) continue;
    const length = atom.element.inner.end - atom.element.inner.start;
    lengths.set(atom.look, (lengths.get(atom.look) ?? 0) + length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function closingIndex(atoms: readonly Atom[], opening: number): number {
  let depth = 0;
  return atoms.findIndex((atom, index) => {
    if (index < opening) return false;
    if (atom.type === 'open') depth += 1;
    if (atom.type === 'close') depth -= 1;
    return depth === 0;
  });
}

/** `<b>`, `<i>`: the properties by their names. */
function shownLook(look: string, isClose: boolean): string {
  const names = Array.from(look.matchAll(/<\w+:(\w+)/g), (match) => match[1]).slice(1);
  return `<${isClose ? '/' : ''}${names.join(' ') || 'plain'}>`;
}

function shownMark(source: string, { type, start, end }: MarkAtom): string {
  const name = /<\/?\w+:(\w+)/.exec(source.slice(start, end))?.[1] ?? '';
  if (type === 'close') return `</${name}>`;
  return type === 'open' ? `<${name}>` : `<${name}/>`;
}
