import { languages } from '../../../shared/languages.ts';
import type { Language } from '../../../shared/languages.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** In the language of the interface. */
export function languageName(language: string): string {
  return names.of(language) ?? language;
}

/** `French → German`. */
export function pairName({ from, to }: { from: Language; to: Language }): string {
  return `${languageName(from)} → ${languageName(to)}`;
}

/** By name. */
export const sortedLanguages: readonly Language[] = languages.toSorted((a, b) =>
  languageName(a).localeCompare(languageName(b), 'en'),
);
