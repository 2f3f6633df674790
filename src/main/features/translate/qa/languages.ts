import type { Language } from '../../../../shared/languages.ts';
import { detectLanguage, evidenceFor } from '../../../../shared/text/detectLanguage.ts';

/** In fewer words too little tells one language from another. */
const leastWords = 6;

/** How many times as much must speak for another language: many share their commonest words. */
const leastLead = 2;

/** Too near to each other to be told apart by what is in a sentence. */
const neighbours: readonly ReadonlySet<string>[] = [
  new Set(['da', 'nb']),
  new Set(['id', 'ms']),
  new Set(['cs', 'sk']),
  new Set(['hr', 'sr', 'sl']),
  new Set(['ar', 'fa', 'ur']),
  new Set(['bg', 'ru', 'uk', 'sr']),
];

/** The language that a target seems to be in instead of its own; null when nothing speaks for it. */
export function wrongLanguage(target: string, to: Language): Language | null {
  if ((target.match(/\p{L}+/gu) ?? []).length < leastWords) return null;
  const found = detectLanguage(target);
  if (found === null || base(found) === base(to)) return null;
  if (neighbours.some((group) => group.has(found) && group.has(to))) return null;
  const isClear = evidenceFor(found, target) >= leastLead * evidenceFor(to, target);
  return isClear ? found : null;
}

/** Without region and script. */
export function base(language: string): string {
  return language.split('-')[0] ?? language;
}

/** Whether a source may stay as it is: it is hardly more than names. */
export function isHardlyLanguage(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const plain = words.filter((word) => word.length > 1 && !/\p{Lu}/u.test(word));
  return words.length < 2 || plain.length === 0;
}
