import type { Language } from '../../../../shared/languages.ts';

const english = new Intl.DisplayNames(['en'], { type: 'language' });
const chinese = new Intl.DisplayNames(['zh'], { type: 'language' });

/** As prompts name it: "French", "Simplified Chinese". */
export function englishName(language: Language): string {
  return english.of(language) ?? language;
}

export function chineseName(language: Language): string {
  return chinese.of(language) ?? language;
}

export function isChinese(language: Language): boolean {
  return language.startsWith('zh');
}
