import type { Language } from '../../../../shared/languages.ts';
import type { Edit } from '../../content/edits.ts';
import { statedLanguage } from '../../content/sourceLanguage.ts';
import { pluralCount, pluralFormsOf } from './pluralForms.ts';
import { encodePo, fieldText, quotedLines } from './poText.ts';
import type { PoField } from './readEntries.ts';

/** What the header says of the language: its name, and the forms of plurals if it says none. */
export function headerEdits(source: string, field: PoField, language: Language): Edit[] {
  const text = fieldText(source, field.strings);
  const stated = statedLanguage(/^Language:(?<language>.*)$/m.exec(text)?.groups?.['language']);
  const isTemplate = pluralCount(text) === null && /^Plural-Forms:/m.test(text);
  if (stated === language && !isTemplate) return [];
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('Language:')) return `Language: ${localeOf(language)}`;
    return isTemplate && line.startsWith('Plural-Forms:')
      ? `Plural-Forms: ${pluralFormsOf(language)}`
      : line;
  });
  const lineBreak = /\r?\n/.exec(source)?.[0] ?? '\n';
  return [{ ...field.quoted, render: () => quotedLines(encodePo(lines.join('\n')), lineBreak) }];
}

/** Chinese is told by country in gettext's locales, not by script. */
function localeOf(language: Language): string {
  const chinese: Partial<Record<Language, string>> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' };
  return chinese[language] ?? language.replace('-', '_');
}
