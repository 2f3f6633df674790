import { languages } from '../../../../../shared/languages.ts';
import type { Language } from '../../../../../shared/languages.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** In the language of the interface. */
export function languageName(language: Language): string {
  return names.of(language) ?? language;
}

/** By name. */
export const sortedLanguages: readonly Language[] = languages.toSorted((a, b) =>
  languageName(a).localeCompare(languageName(b), 'en'),
);
