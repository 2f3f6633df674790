import { guessLanguage } from '../../../shared/text/language.ts';

/** Enough to tell. */
const sampleLength = 20_000;

/** The language by which sentences are found, where a file does not say it. */
export function sourceLanguageOf(text: string): string | undefined {
  return guessLanguage(text.slice(0, sampleLength));
}

/** What a file states as its language (`pt_BR`, `EN`) as BCP 47; null when it is none. */
export function statedLanguage(stated: string | null | undefined): string | null {
  const tag = (stated ?? '')
    .trim()
    .replaceAll('_', '-')
    .replace(/[.@].*$/, '');
  try {
    return tag === '' ? null : new Intl.Locale(tag).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
