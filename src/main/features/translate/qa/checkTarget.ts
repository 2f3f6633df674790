import type { IssueCode, SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { Language } from '../../../../shared/languages.ts';
import { repeatedEnd } from '../translating/repetition.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import { changedNumbers } from './changedNumbers.ts';
import { base, isHardlyLanguage, wrongLanguage } from './languages.ts';
import { isInWrongScript } from './scripts.ts';

export type CheckedPair = {
  source: SegmentText;
  target: SegmentText;
  from: Language;
  to: Language;
  /** Most characters that fit; null when that is not limited. */
  maxLength: number | null;
};

/** What quality assurance has to say of a target by itself, without glossary and markup. */
export function checkTarget({ to, from, maxLength, ...pair }: CheckedPair): SegmentIssue[] {
  const source = plainText(pair.source);
  const target = plainText(pair.target);
  const issues: SegmentIssue[] = [];
  const note = (code: IssueCode, isFound: boolean, detail = ''): void => {
    if (isFound) issues.push({ code, detail });
  };
  for (const number of changedNumbers(source, target)) note('number-changed', true, number);
  const isSame = source.trim().toLowerCase() === target.trim().toLowerCase();
  const isUntranslated = isSame && base(from) !== base(to) && !isHardlyLanguage(source);
  note('untranslated', isUntranslated);
  if (!isUntranslated) {
    const language = wrongLanguage(target, to);
    const isWrongScript = isInWrongScript(source, target, to);
    note('wrong-script', isWrongScript);
    note('wrong-language', language !== null && !isWrongScript, language ?? '');
  }
  note('too-long', maxLength !== null && Array.from(target).length > maxLength, String(maxLength));
  note('doubled-space', target.includes('  ') && !source.includes('  '));
  const repeated = repeatedEnd(target);
  note('repetition', repeated !== null && repeatedEnd(source) === null, repeated ?? '');
  return issues;
}
