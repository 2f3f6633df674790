import type { SegmentIssue, SegmentPart, SegmentText } from '../../api/segments.ts';
import { joinTexts, tokenKey, tokensOf } from '../../segmentText.ts';
import type { SegmentToken } from '../../segmentText.ts';
import { checkTokens } from './checkTokens.ts';
import { placesForPair, placesForStandalone } from './places.ts';
import type { Place } from './places.ts';

export type Repair = {
  /** The target with every token of the source once, in a legal place. */
  text: SegmentText;
  /** `token-misplaced` for each token whose place had to be guessed: to be looked at by a person. */
  issues: SegmentIssue[];
};

/**
 * Puts the tokens of a target right: takes out what is too much, and puts back what is lost or
 * stands where it must not. The words stay as they are.
 */
export function repairTokens(source: SegmentText, target: SegmentText): Repair {
  if (checkTokens(source, target).length === 0) return { text: target, issues: [] };
  let text = legalPart(source, target);
  const issues: SegmentIssue[] = [];
  const present = new Set(tokensOf(text).map(tokenKey));
  for (const token of tokensOf(source)) {
    if (token.kind === 'close' || present.has(tokenKey(token))) continue;
    const placed = place(token, { source, text, damaged: target });
    text = placed.text;
    if (!placed.isCertain) issues.push({ code: 'token-misplaced', detail: token.shown });
  }
  return { text, issues };
}

type Placing = { source: SegmentText; text: SegmentText; damaged: SegmentText };

function place(token: SegmentToken, placing: Placing): Place {
  const { source, text } = placing;
  if (token.kind === 'standalone') return placesForStandalone(token, source, text);
  for (const candidate of placesForPair(token, placing)) {
    if (isLegal(source, candidate.text)) return candidate;
  }
  // At the end no pair is open.
  return { text: joinTexts([...text, ...pairOf(source, token.id)]), isCertain: false };
}

function isLegal(source: SegmentText, text: SegmentText): boolean {
  return checkTokens(source, text).every(({ code }) => code === 'token-missing');
}

function pairOf(source: SegmentText, id: number): SegmentToken[] {
  return tokensOf(source).filter((token) => token.id === id && token.kind !== 'standalone');
}

/** The target with those of its tokens only that may stay where they are. */
function legalPart(source: SegmentText, target: SegmentText): SegmentText {
  const known = new Set(tokensOf(source).map(tokenKey));
  const seen = new Set<string>();
  const first = target.filter((part) => {
    if (part.type === 'text') return true;
    const key = tokenKey(part);
    if (!known.has(key) || seen.has(key)) return false;
    if (part.kind === 'close' && !seen.has(tokenKey({ ...part, kind: 'open' }))) return false;
    seen.add(key);
    return true;
  });
  const kept = new Set<number>();
  const keep = (): SegmentText => joinTexts(first.filter((part) => !isOther(part, kept)));
  for (const { id } of tokensOf(first).filter(({ kind }) => kind === 'close')) {
    kept.add(id);
    if (!isLegal(source, keep())) kept.delete(id);
  }
  return keep();
}

/** Whether it is half of a pair that is none of these. */
function isOther(part: SegmentPart, kept: ReadonlySet<number>): boolean {
  return part.type === 'token' && part.kind !== 'standalone' && !kept.has(part.id);
}
