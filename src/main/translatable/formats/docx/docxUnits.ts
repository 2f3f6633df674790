import { joinTexts, textPart, tokenKey } from '../../../../shared/segmentText.ts';
import type { SegmentText } from '../../../../shared/api/segments.ts';
import { attributeEdit } from '../../content/attributeEdit.ts';
import { cutInlines } from '../../content/cutInlines.ts';
import { depths, matchPairs } from '../../content/inline.ts';
import type { Inline } from '../../content/inline.ts';
import { readParts, withSpellings } from '../../content/makeUnits.ts';
import type { Span } from '../../content/span.ts';
import { trimInlines } from '../../content/trimInlines.ts';
import { plainUnit } from '../../content/unit.ts';
import type { Unit } from '../../content/unit.ts';
import { attributeOf } from '../../markup/elements.ts';
import type { XmlElement } from '../../markup/elements.ts';
import { escapeXmlText } from '../../markup/escapeMarkup.ts';
import { paragraphAtoms } from './atoms.ts';
import { composeInPlace } from './composeInPlace.ts';
import { composeRuns } from './composeRuns.ts';
import { docxInlines } from './docxInlines.ts';
import type { DocxInlines, Meaning, Place, State } from './docxInlines.ts';

/** The sentences of a paragraph. */
export function paragraphUnits(
  source: string,
  paragraph: XmlElement,
  language: string | undefined,
): Unit[] {
  const found = docxInlines(source, paragraphAtoms(source, paragraph), paragraph.inner);
  const groups = cutInlines(matchPairs(found.inlines), { isCutAtSentences: true, language });
  const prefix = /^[^:]+:(?=.)/.exec(paragraph.tag.name)?.[0] ?? '';
  return groups.flatMap((group) => {
    const core = trimInlines(group);
    const hasWords = core.some((inline) => inline.type === 'text' && /\p{L}/u.test(inline.text));
    return hasWords ? [sentenceUnit(source, core, { found, prefix })] : [];
  });
}

type Paragraph = { found: DocxInlines; prefix: string };

function sentenceUnit(source: string, core: readonly Inline[], { found, prefix }: Paragraph): Unit {
  const at = { start: core[0]?.start ?? 0, end: core.at(-1)?.end ?? 0 };
  const { parts, tokens, breaks, length } = readParts(core);
  const segment = joinTexts(parts);
  const meanings = new Map<string, Meaning>();
  for (const [index, inline] of core.entries()) {
    const [part, meaning] = [parts[index], found.meanings.get(inline)];
    if (part?.type === 'token' && meaning) meanings.set(tokenKey(part), meaning);
  }
  const shape = shapeOf(segment.map((part) => (part.type === 'text' ? null : tokenKey(part))));
  const [from, to] = [stateAt(found, at.start), stateAt(found, at.end)];
  const ground = groundOf(core, found) ?? { look: found.base, around: from.around };
  const encode = withSpellings(escapeXmlText, core);
  const unit = plainUnit({
    at,
    source: segment,
    tokens,
    compose(pieces, _isConfirmed, renderSpan) {
      const own = shapeOf(
        pieces.map((piece) => (piece.type === 'text' ? null : (piece.key ?? ''))),
      );
      if (own === shape)
        return composeInPlace(pieces, { seams: breaks, sourceLength: length, encode });
      return composeRuns(pieces, { prefix, ground, from, to, meanings, encode, renderSpan });
    },
  });
  return { ...unit, stateEdits: ({ text }) => spaceEdits(source, { found, at, segment, text }) };
}

/** Of the text that stands in no token. */
function groundOf(core: readonly Inline[], { places }: DocxInlines): Place | undefined {
  const depthBefore = depths(core);
  const text = core.find((inline, index) => inline.type === 'text' && depthBefore[index] === 0);
  return (
    text &&
    places.find(({ element: { inner } }) => inner.start <= text.start && text.start < inner.end)
  );
}

/** Where texts and which tokens stand: two with the same need no other markup. */
function shapeOf(parts: readonly (string | null)[]): string {
  return parts.map((key) => key ?? 'text').join('|');
}

function stateAt({ places, states }: DocxInlines, offset: number): State {
  const place = places.find(
    ({ element: { inner } }) => inner.start <= offset && offset <= inner.end,
  );
  if (place) return { look: place.look, around: place.around, isInText: true };
  // Else at an end of the paragraph.
  return states.get(offset) ?? { look: null, around: [], isInText: false };
}

type Spacing = { found: DocxInlines; at: Span; segment: SegmentText; text: SegmentText };

/** XML drops the space at the end of the first text unless it is told to keep it. */
function spaceEdits(source: string, { found, at, segment, text }: Spacing) {
  const place = found.places.find(
    ({ element: { inner } }) => inner.start <= at.start && at.start < inner.end,
  );
  const [before, after] = [segment[0] ?? textPart(''), text[0] ?? textPart('')];
  const isNeeded =
    after.type === 'text' &&
    /\s$/.test(after.text) &&
    (before.type === 'token' || !/\s$/.test(before.text));
  if (!place || !isNeeded || attributeOf(source, place.element, 'xml:space') !== null) return [];
  return [attributeEdit(source, place.element.tag, { name: 'xml:space', value: 'preserve' })];
}
