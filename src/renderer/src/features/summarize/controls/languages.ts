import { summarizeWords } from '../../../messages/summarize.ts';
import type { SelectOption } from '../../../ui/Select.tsx';

/** Those that small models write passably; any other can still be asked for by instruction. */
const codes = [
  'ar',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
];

/** Stands for `null`, which is no value a list can hold. */
export const ownLanguage = 'own';

const names = new Intl.DisplayNames('en', { type: 'language' });

export const languageOptions: readonly SelectOption<string>[] = [
  { value: ownLanguage, label: summarizeWords.controls.ownLanguage },
  ...codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
];
