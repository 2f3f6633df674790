import { isDeepStrictEqual } from 'node:util';
import { repairTokens } from '../../../shared/text/tokens/repairTokens.ts';
import { tokenKey } from '../../../shared/segmentText.ts';
import type { WrittenTarget, WrittenTargets } from '../translatableFile.ts';
import type { Edit, RenderSpan } from './edits.ts';
import type { Piece, Unit } from './unit.ts';

/**
 * The edits that put targets in. A target that says what the file says already changes nothing, and
 * one whose tokens are not right is repaired: the file stays whole whatever it is given.
 */
export function targetEdits(units: readonly Unit[], targets: WrittenTargets): Edit[] {
  return units.flatMap((unit, index) => {
    const target = targets.get(index);
    if (!target) return [];
    const states = unit.stateEdits(target);
    const present = unit.isBilingual ? unit.target : unit.source;
    if (isDeepStrictEqual(target.text, present)) return states;
    const render = (renderSpan: RenderSpan): string =>
      unit.compose(piecesOf(unit, target, renderSpan), target.isConfirmed, renderSpan);
    return [{ ...unit.at, render }, ...states];
  });
}

function piecesOf(unit: Unit, { text }: WrittenTarget, renderSpan: RenderSpan): Piece[] {
  return repairTokens(unit.source, text).text.map((part): Piece => {
    if (part.type === 'text') return part;
    const key = tokenKey(part);
    const span = unit.tokens.get(key);
    return { type: 'raw', raw: span ? renderSpan(span) : '', key };
  });
}
