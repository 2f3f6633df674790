/**
 * Languages that can be chosen to translate from and to, as BCP 47 codes. Their names come from
 * `Intl.DisplayNames` in the language of the interface.
 */
export const languages = [
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'ms',
  'nb',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh-Hans',
  'zh-Hant',
] as const;
export type Language = (typeof languages)[number];

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

export function writingDirection(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** Codes that mean a language of the list by another name, in lower case. */
const otherNames: Readonly<Record<string, Language>> = {
  zh: 'zh-Hans',
  'zh-tw': 'zh-Hant',
  'zh-hk': 'zh-Hant',
  'zh-mo': 'zh-Hant',
  no: 'nb',
  nn: 'nb',
  iw: 'he',
  in: 'id',
};

/** The language of the list that a tag such as `en-US`, `pt_BR` or `zh-TW` means; null if none. */
export function languageOfTag(tag: string): Language | null {
  const wanted = tag.trim().replaceAll('_', '-').toLowerCase();
  for (let prefix = wanted; prefix !== ''; prefix = prefix.slice(0, prefix.lastIndexOf('-'))) {
    const known = languages.find((language) => language.toLowerCase() === prefix);
    if (known ?? otherNames[prefix]) return known ?? otherNames[prefix] ?? null;
    if (!prefix.includes('-')) break;
  }
  return null;
}
