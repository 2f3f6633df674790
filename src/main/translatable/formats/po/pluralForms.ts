import type { Language } from '../../../../shared/languages.ts';

const one = 'nplurals=1; plural=0;';
const two = 'nplurals=2; plural=(n != 1);';
const twoFromTwo = 'nplurals=2; plural=(n > 1);';
const slavic =
  'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);';
const czech = 'nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;';

/**
 * How gettext chooses among the forms of a language, where it is not the two of `n != 1`: the
 * expressions of the GNU gettext manual (12.6) and the Unicode CLDR's plural rules.
 */
const others: Partial<Record<Language, string>> = {
  ar: 'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
  cs: czech,
  fa: twoFromTwo,
  fr: twoFromTwo,
  hi: twoFromTwo,
  hr: slavic,
  id: one,
  ja: one,
  ko: one,
  lt: 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);',
  lv: 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);',
  ms: one,
  pl: 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);',
  'pt-BR': twoFromTwo,
  ro: 'nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);',
  ru: slavic,
  sk: czech,
  sl: 'nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);',
  sr: slavic,
  th: one,
  tr: twoFromTwo,
  uk: slavic,
  vi: one,
  'zh-Hans': one,
  'zh-Hant': one,
};

export function pluralFormsOf(language: Language): string {
  return others[language] ?? two;
}

/** How many forms a header says there are; null when it does not. */
export function pluralCount(header: string): number | null {
  const count = /nplurals\s*=\s*(?<count>\d{1,2})/.exec(header)?.groups?.['count'];
  return count === undefined ? null : Number(count);
}
