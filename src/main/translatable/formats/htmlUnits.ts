import type { Inline } from '../content/inline.ts';
import { makeUnit, makeUnits } from '../content/makeUnits.ts';
import type { Unit } from '../content/unit.ts';
import { escapeAttribute, escapeHtmlText, escapeXmlText } from '../markup/escapeMarkup.ts';
import { rawAttribute } from '../markup/lexMarkup.ts';
import type { Markup } from '../markup/lexMarkup.ts';
import { textInlines } from '../markup/references.ts';
import {
  isInline,
  isSpokenOf,
  isTranslatedAttribute,
  isUntouched,
  isVoid,
} from './htmlElements.ts';

export type HtmlOptions = { isXml: boolean; language: string | undefined };

type OpenTag = Extract<Markup, { type: 'open' }>;

/** The segments of a page: its paragraphs by sentences, and attributes that people read. */
export function htmlUnits(
  source: string,
  markup: readonly Markup[],
  { isXml, language }: HtmlOptions,
): Unit[] {
  const units: Unit[] = [];
  let paragraph: Inline[] = [];
  const closings = closingIndexes(markup);
  const encode = isXml ? escapeXmlText : escapeHtmlText;

  function endParagraph(): void {
    const writing = { encode, hasSoftBreaks: true, isCutAtSentences: true, language };
    units.push(...makeUnits(paragraph, writing));
    paragraph = [];
  }

  function openTag(tag: OpenTag, index: number): number {
    units.push(...attributeUnits(source, tag, isXml));
    const closing = closings.get(index);
    const isAlone = tag.isSelfClosing || isVoid(tag.name) || closing === undefined;
    if (!isInline(tag.name)) endParagraph();
    if (isUntouched(tag.name) || isMarkedUntouched(source, tag)) {
      const end = markup[isAlone ? index : closing];
      if (isInline(tag.name) && end) paragraph.push(wholeToken(source, tag, end));
      if (!isAlone) return closing;
      return isInline(tag.name) || isVoid(tag.name) ? index : lastBeforeBlock(markup, index);
    }
    if (isInline(tag.name)) paragraph.push(tagToken(source, tag, isAlone ? 'standalone' : 'open'));
    return index;
  }

  for (let index = 0; index < markup.length; index += 1) {
    const piece = markup[index];
    if (!piece) continue;
    if (piece.type === 'text') paragraph.push(textInline(source, piece));
    else if (piece.type === 'open') index = openTag(piece, index);
    else if (piece.type === 'close' && !isInline(piece.name)) endParagraph();
    else if (piece.type === 'close') paragraph.push(tagToken(source, piece, 'close'));
    else paragraph.push(tagToken(source, { ...piece, name: '' }, 'standalone'));
  }
  endParagraph();
  return units;
}

function textInline(
  source: string,
  { start, end, text }: Extract<Markup, { type: 'text' }>,
): Inline {
  const raw = source.slice(start, end);
  return { type: 'text', start, end, text, ...(raw !== text && { spelling: raw }) };
}

const longestShown = 60;

function tagToken(
  source: string,
  { start, end, name }: { start: number; end: number; name: string },
  kind: 'open' | 'close' | 'standalone',
): Inline {
  const shown = source.slice(start, end);
  return { type: 'token', start, end, kind, name, shown: shorten(shown), isEdge: true };
}

/** An element that stays as it is, with all that is in it. */
function wholeToken(source: string, tag: OpenTag, { end }: Markup): Inline {
  const token = tagToken(source, { ...tag, end }, 'standalone');
  const isEdge = !isSpokenOf(tag.name) && !isMarkedUntouched(source, tag);
  return { ...token, isEdge } as Inline;
}

function shorten(shown: string): string {
  return shown.length <= longestShown ? shown : `${shown.slice(0, longestShown - 1)}…`;
}

function isMarkedUntouched(source: string, tag: OpenTag): boolean {
  const classes = (rawAttribute(source, tag, 'class') ?? '').split(/\s+/);
  return rawAttribute(source, tag, 'translate') === 'no' || classes.includes('notranslate');
}

export function attributeUnits(source: string, tag: OpenTag, isXml: boolean): Unit[] {
  return tag.attributes.flatMap(({ name, value, quote }) => {
    const valueOf = (other: string): string | null => rawAttribute(source, tag, other);
    if (!value || quote === '' || !isTranslatedAttribute(tag.name, name, valueOf)) return [];
    if (isMarkedUntouched(source, tag)) return [];
    const encode = (text: string): string => escapeAttribute(text, quote);
    const unit = makeUnit(textInlines(source, value, isXml), { encode, hasSoftBreaks: false });
    return unit ? [{ ...unit, context: name }] : [];
  });
}

/** Where each element that is closed ends. */
function closingIndexes(markup: readonly Markup[]): Map<number, number> {
  const open = new Map<string, number[]>();
  const closings = new Map<number, number>();
  for (const [index, piece] of markup.entries()) {
    if (piece.type === 'open' && !piece.isSelfClosing) {
      const same = open.get(piece.name);
      if (same) same.push(index);
      else open.set(piece.name, [index]);
    } else if (piece.type === 'close') {
      const opening = open.get(piece.name)?.pop();
      if (opening !== undefined) closings.set(opening, index);
    }
  }
  return closings;
}

/** An element that is not closed ends where the next block begins or the one around it ends. */
function lastBeforeBlock(markup: readonly Markup[], index: number): number {
  const next = markup.findIndex((piece, at) => at > index && isBlockTag(piece));
  return (next < 0 ? markup.length : next) - 1;
}

function isBlockTag(piece: Markup): boolean {
  return (piece.type === 'open' || piece.type === 'close') && !isInline(piece.name);
}
