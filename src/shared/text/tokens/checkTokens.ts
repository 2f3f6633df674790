import type { IssueCode, SegmentIssue, SegmentText } from '../../api/segments.ts';
import { tokenKey, tokensOf } from '../../segmentText.ts';
import type { SegmentToken } from '../../segmentText.ts';

/**
 * What is wrong with the tokens of a target: `token-missing`; `token-unknown` for one that the
 * source does not have; `token-misplaced` for one that is there twice, closes before it opens,
 * crosses another, or stands within a pair that does not surround it in the source. `detail` is
 * what the token stands for. Empty exactly when every token is there once, in a legal place.
 */
export function checkTokens(source: SegmentText, target: SegmentText): SegmentIssue[] {
  const expected = new Map(tokensOf(source).map((token) => [tokenKey(token), token]));
  const surrounding = surroundingPairs(source);
  const found = new Set<string>();
  const faults = new Map<string, SegmentIssue>();
  const open: number[] = [];

  function report(code: IssueCode, token: SegmentToken): void {
    const shown = expected.get(tokenKey(token))?.shown ?? token.shown;
    faults.set(`${code} ${tokenKey(token)}`, { code, detail: shown });
  }

  for (const token of tokensOf(target)) {
    const key = tokenKey(token);
    if (!expected.has(key)) {
      report('token-unknown', token);
      continue;
    }
    if (found.has(key)) {
      report('token-misplaced', token);
      continue;
    }
    found.add(key);
    if (token.kind === 'open') {
      const legal = surrounding.get(token.id);
      if (open.some((pair) => !legal?.has(pair))) report('token-misplaced', token);
      open.push(token.id);
    } else if (token.kind === 'close') {
      if (open.at(-1) !== token.id) report('token-misplaced', token);
      const at = open.lastIndexOf(token.id);
      if (at >= 0) open.splice(at, 1);
    }
  }
  for (const [key, token] of expected) if (!found.has(key)) report('token-missing', token);
  return [...faults.values()];
}

/** For each pair, the pairs around it. */
export function surroundingPairs(source: SegmentText): Map<number, ReadonlySet<number>> {
  const surrounding = new Map<number, ReadonlySet<number>>();
  const open: number[] = [];
  for (const { id, kind } of tokensOf(source)) {
    if (kind === 'open') {
      surrounding.set(id, new Set(open));
      open.push(id);
    } else if (kind === 'close') open.splice(open.lastIndexOf(id), 1);
  }
  return surrounding;
}
