import { cutInlines } from '../content/cutInlines.ts';
import { matchPairs } from '../content/inline.ts';
import type { Inline, TextInline } from '../content/inline.ts';
import { makeUnit } from '../content/makeUnits.ts';
import type { Piece, Unit } from '../content/unit.ts';
import { flatText } from './flatText.ts';
import type { FlatText } from './flatText.ts';
import { choicesIn, hasChoice, protectApostrophes } from './icu.ts';
import type { Choice } from './icu.ts';
import { tokensIn } from './tokensIn.ts';
import type { Range } from './tokensIn.ts';

export type MessageWriting = {
  encode: (text: string) => string;
  isStructuredText?: boolean;
};

/**
 * The segments of a message of a program, with its placeholders as tokens: one for the message, and
 * one for each text that its choices (plural, select) choose from.
 */
export function messageUnits(inlines: readonly TextInline[], writing: MessageWriting): Unit[] {
  const flat = flatText(inlines);
  const isIcu = hasChoice(flat.text);
  const range = { start: 0, end: flat.text.length, isPlural: false };
  return unitsOf(flat, range, { ...writing, isIcu });
}

/** Text of a message with placeholders as tokens, and choices whole. */
export function messageInlines(
  inlines: readonly TextInline[],
  { isStructuredText = false }: Pick<MessageWriting, 'isStructuredText'>,
): Inline[] {
  const flat = flatText(inlines);
  const range = { start: 0, end: flat.text.length, isPlural: false };
  return inlinesOf(flat, range, { isStructuredText, choices: [] });
}

type IcuWriting = MessageWriting & { isIcu: boolean };

function unitsOf(flat: FlatText, range: Range, writing: IcuWriting): Unit[] {
  const { isIcu, isStructuredText = false, encode } = writing;
  const choices = isIcu ? choicesIn(flat.text, range.start, range.end) : [];
  const inlines = inlinesOf(flat, range, { isStructuredText, choices });
  const cutting = { isCutAtSentences: false, language: undefined };
  const own = cutInlines(matchPairs(inlines), cutting).flatMap((group) => {
    const unit = makeUnit(group, { encode, hasSoftBreaks: false });
    if (!unit) return [];
    const { compose } = unit;
    return [
      isIcu ? { ...unit, compose: (pieces: readonly Piece[]) => compose(protect(pieces)) } : unit,
    ];
  });
  const branches = choices.flatMap(({ isPlural, branches: texts }) =>
    texts.flatMap(({ start, end, selector }) =>
      unitsOf(flat, { start, end, isPlural }, writing).map((unit) => ({ ...unit, note: selector })),
    ),
  );
  return [...own, ...branches];
}

function protect(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    if (piece.type === 'raw') return piece;
    return {
      type: 'text',
      text: protectApostrophes(piece.text, next?.type === 'raw' ? next.raw : ''),
    };
  });
}

type Finding = { isStructuredText: boolean; choices: readonly Choice[] };

function inlinesOf(flat: FlatText, range: Range, finding: Finding): Inline[] {
  const inlines: Inline[] = [];
  let from = range.start;
  for (const found of tokensIn(flat.text, range, finding)) {
    const pieces = flat.slice(found.start, found.end);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (!first || !last) continue;
    inlines.push(...flat.slice(from, found.start));
    inlines.push({ ...found.token, start: first.start, end: last.end });
    from = found.end;
  }
  return [...inlines, ...flat.slice(from, range.end)];
}
