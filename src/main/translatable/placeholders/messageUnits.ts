import { cutInlines } from '../content/cutInlines.ts';
import { matchPairs } from '../content/inline.ts';
import type { Inline, TextInline } from '../content/inline.ts';
import { makeUnit } from '../content/makeUnits.ts';
import type { Piece, Unit } from '../content/unit.ts';
import { flatText } from './flatText.ts';
import type { FlatText } from './flatText.ts';
import { choicesIn, hasChoice, protectApostrophes } from './icu.ts';
import type { Choice } from './icu.ts';
import type { MessageKind } from './patterns.ts';
import { placeholder, tokensIn } from './tokensIn.ts';
import type { Range } from './tokensIn.ts';

export type MessageWriting = {
  encode: (text: string) => string;
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

/**
 * A message in one piece, for formats with the target beside the source: its placeholders as tokens,
 * and of its choices all but the texts.
 */
export function messageInlines(inlines: readonly TextInline[], kind: MessageKind): Inline[] {
  const flat = flatText(inlines);
  const whole = { start: 0, end: flat.text.length, isPlural: false };
  if (!hasChoice(flat.text)) return inlinesOf(flat, whole, { kind, choices: [] });

  function skeleton(range: Range): Inline[] {
    const choices = choicesIn(flat.text, range.start, range.end);
    let from = range.start;
    const found = choices.flatMap(({ start, end, branches, isPlural }) => {
      const before = inlinesOf(flat, { ...range, start: from, end: start }, { kind, choices: [] });
      let at = start;
      const texts = branches.flatMap((branch) => {
        const mark = markup(flat, at, branch.start);
        at = branch.end;
        return [...mark, ...skeleton({ ...branch, isPlural })];
      });
      from = end;
      return [...before, ...texts, ...markup(flat, at, end)];
    });
    const after = inlinesOf(flat, { ...range, start: from }, { kind, choices: [] });
    return [...found, ...after];
  }
  return skeleton(whole);
}

function markup(flat: FlatText, start: number, end: number): Inline[] {
  const pieces = flat.slice(start, end);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return [];
  return [{ ...placeholder(flat.text.slice(start, end)), start: first.start, end: last.end }];
}

type IcuWriting = MessageWriting & { isIcu: boolean };

function unitsOf(flat: FlatText, range: Range, writing: IcuWriting): Unit[] {
  const { isIcu, encode } = writing;
  const choices = isIcu ? choicesIn(flat.text, range.start, range.end) : [];
  const inlines = inlinesOf(flat, range, { kind: 'message', choices });
  const cutting = { isCutAtSentences: false, language: undefined };
  const own = cutInlines(matchPairs(inlines), cutting).flatMap((group) => {
    const unit = makeUnit(group, { encode, hasSoftBreaks: false });
    if (!unit) return [];
    const { compose } = unit;
    const protectedUnit: Unit = {
      ...unit,
      compose: (pieces, isConfirmed, renderSpan) =>
        compose(protect(pieces), isConfirmed, renderSpan),
    };
    return [isIcu ? protectedUnit : unit];
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

type Finding = { kind: MessageKind; choices: readonly Choice[] };

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
