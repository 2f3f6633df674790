import type { Language } from '../../../../shared/languages.ts';
import type { Edit } from '../../content/edits.ts';
import type { TextInline } from '../../content/inline.ts';
import { statedLanguage } from '../../content/sourceLanguage.ts';
import type { Span } from '../../content/span.ts';
import { pluralCount, pluralFormsOf } from './pluralForms.ts';
import { encodePo, fieldInlines, fieldText } from './poText.ts';
import type { PoField } from './readEntries.ts';

/** What the header says of the language: its name, and the forms of plurals if it says none. */
export function headerEdits(source: string, field: PoField, language: Language): Edit[] {
  const text = fieldText(source, field.strings);
  const stated = statedLanguage(/^Language:(?<language>.*)$/m.exec(text)?.groups?.['language']);
  const isTemplate = pluralCount(text) === null && /^Plural-Forms:/m.test(text);
  if (stated === language && !isTemplate) return [];
  const changed = (line: string): string => {
    if (line.startsWith('Language:')) return `Language: ${localeOf(language)}`;
    return isTemplate && line.startsWith('Plural-Forms:')
      ? `Plural-Forms: ${pluralFormsOf(language)}`
      : line;
  };
  return linesOf(fieldInlines(source, field.strings))
    .filter((line) => changed(line.text) !== line.text)
    .map(({ start, end, text: line }) => ({ start, end, render: () => encodePo(changed(line)) }));
}

/** Each with its place, without its line break; however they are spread over strings. */
function linesOf(inlines: readonly TextInline[]): (Span & { text: string })[] {
  const lines: (Span & { text: string })[] = [];
  let isBegun = false;
  for (const { start, end, text } of inlines) {
    const line = lines.at(-1);
    if (text === '\n') isBegun = false;
    else if (isBegun && line) lines.splice(-1, 1, { ...line, end, text: line.text + text });
    else {
      lines.push({ start, end, text });
      isBegun = true;
    }
  }
  return lines;
}

/** Chinese is told by country in gettext's locales, not by script. */
function localeOf(language: Language): string {
  const chinese: Partial<Record<Language, string>> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' };
  return chinese[language] ?? language.replace('-', '_');
}
