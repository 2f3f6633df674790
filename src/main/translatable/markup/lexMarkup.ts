import { Tokenizer } from 'htmlparser2';
import type { Span } from '../content/span.ts';

export type MarkupAttribute = {
  name: string;
  /** Of the value without its quotes; null for an attribute without one. */
  value: Span | null;
  quote: '"' | "'" | '';
};

/** A piece of HTML or XML by its place in the source. Together they cover it. */
export type Markup = Span &
  (
    | { type: 'text'; text: string }
    | { type: 'open'; name: string; attributes: MarkupAttribute[]; isSelfClosing: boolean }
    | { type: 'close'; name: string }
    | { type: 'cdata'; content: Span }
    /** Comments, declarations, processing instructions, a tag that is cut off. */
    | { type: 'other' }
  );

type OpenTag = Extract<Markup, { type: 'open' }>;

/**
 * The pieces of markup as they stand, however ill-formed it is. Nothing is loaded, and no entity but
 * those of single characters is expanded. Text comes in pieces: literal ones, and each entity.
 * Names are in lower case in HTML.
 */
export function lexMarkup(source: string, { isXml }: { isXml: boolean }): Markup[] {
  const found: Markup[] = [];
  let end = 0;
  let tag: OpenTag | null = null;
  const named = (start: number, last: number): string =>
    isXml ? source.slice(start, last) : source.slice(start, last).toLowerCase();

  function add(markup: Markup): void {
    if (markup.start > end) addText(markup.start);
    found.push(markup);
    end = markup.end;
  }

  function addText(last: number): void {
    if (last <= end) return;
    found.push({ type: 'text', start: end, end: last, text: source.slice(end, last) });
    end = last;
  }

  function addOther(closing: number): void {
    add({ type: 'other', start: end, end: Math.min(closing + 1, source.length) });
  }

  function endTag(last: number, isSelfClosing: boolean): void {
    if (tag) add({ ...tag, end: last + 1, isSelfClosing });
    tag = null;
  }

  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true },
    {
      ontext: (_start, last) => addText(last),
      ontextentity(codePoint, last) {
        add({ type: 'text', start: end, end: last, text: String.fromCodePoint(codePoint) });
      },
      onopentagname(start, last) {
        const name = named(start, last);
        tag = {
          type: 'open',
          start: start - 1,
          end: last,
          name,
          attributes: [],
          isSelfClosing: false,
        };
      },
      onattribname(start, last) {
        tag?.attributes.push({ name: named(start, last), ...attributeValue(source, last) });
      },
      onattribend(_quote, last) {
        const attribute = tag?.attributes.at(-1);
        // A quote is counted in.
        const valueEnd = attribute?.quote === '' ? last : last - 1;
        if (attribute?.value) attribute.value.end = Math.max(attribute.value.start, valueEnd);
      },
      onopentagend: (last) => endTag(last, false),
      onselfclosingtag: (last) => endTag(last, true),
      onclosetag(start, last) {
        const closing = source.indexOf('>', last);
        const closeEnd = closing < 0 ? source.length : closing + 1;
        const closeStart = source.lastIndexOf('<', start);
        add({ type: 'close', start: closeStart, end: closeEnd, name: named(start, last) });
      },
      oncdata(start, last, offset) {
        const content = { start, end: last - offset };
        if (isXml) add({ type: 'cdata', start: end, end: last + 1, content });
        else addOther(last);
      },
      oncomment: (_start, last) => addOther(last),
      ondeclaration: (_start, last) => addOther(last),
      onprocessinginstruction: (_start, last) => addOther(last),
      // The ends of attributes say enough.
      onattribdata: () => undefined,
      onattribentity: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  if (end < source.length) addOther(source.length);
  return found;
}

/** The pieces of markup that stands within other text, from there on. */
export function shiftMarkup(markup: readonly Markup[], by: number): Markup[] {
  const shift = <Moved extends Span>(span: Moved): Moved => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return markup.map((piece) => {
    if (piece.type === 'cdata') return { ...shift(piece), content: shift(piece.content) };
    if (piece.type !== 'open') return shift(piece);
    const attributes = piece.attributes.map((attribute) => ({
      ...attribute,
      value: attribute.value && shift(attribute.value),
    }));
    return { ...shift(piece), attributes };
  });
}

/** Where a value begins, by what follows the attribute's name. */
function attributeValue(source: string, nameEnd: number): Pick<MarkupAttribute, 'value' | 'quote'> {
  const before = new RegExp(valueStart);
  before.lastIndex = nameEnd;
  const match = before.exec(source);
  if (!match) return { value: null, quote: '' };
  const start = nameEnd + match[0].length;
  const quote = (['"', "'"] as const).find((mark) => match[0].endsWith(mark)) ?? '';
  return { value: { start, end: start }, quote };
}

const valueStart = /\s*=\s*["']?/y;

/** The value of an attribute as the source has it, entities not decoded; null when there is none. */
export function rawAttribute(
  source: string,
  { attributes }: { attributes: readonly MarkupAttribute[] },
  name: string,
): string | null {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  return value ? source.slice(value.start, value.end) : null;
}
