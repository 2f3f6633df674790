import type { Language } from '../../../shared/languages.ts';
import { writingDirection } from '../../../shared/languages.ts';
import { sourceLanguageOf, statedLanguage } from '../content/sourceLanguage.ts';
import type { Edit } from '../content/edits.ts';
import { characterReference } from '../markup/escapeMarkup.ts';
import { lexMarkup, rawAttribute } from '../markup/lexMarkup.ts';
import type { Markup } from '../markup/lexMarkup.ts';
import type { TextFormat } from '../openText.ts';
import { htmlUnits } from './htmlUnits.ts';

/** HTML, and XHTML as the chapters of books have it. */
export function htmlFormat({ isXml }: { isXml: boolean }): TextFormat {
  return {
    declaredEncoding: (start) => charset.exec(start)?.groups?.['charset'],
    open(source) {
      const markup = lexMarkup(source, { isXml });
      const root = markup.find((piece) => piece.type === 'open' && piece.name === 'html');
      const tag = root?.type === 'open' ? root : null;
      const attribute = (name: string): string | null => tag && rawAttribute(source, tag, name);
      const stated = statedLanguage(attribute('lang')) ?? statedLanguage(attribute('xml:lang'));
      const language = stated ?? sourceLanguageOf(source.replaceAll(/<[^>]*>/g, ' '));
      return {
        units: htmlUnits(source, markup, { isXml, language }),
        sourceLanguage: stated,
        targetLanguage: null,
        languageEdits: (target) => (tag ? languageEdits(source, tag, { target, isXml }) : []),
      };
    },
    escape: characterReference,
    declareUtf8: (source) => {
      const match = charset.exec(source.slice(0, declarationLength));
      const name = match?.groups?.['charset'] ?? '';
      if (!match) return [];
      const start = match.index + match[0].length - name.length;
      return [{ start, end: start + name.length, render: () => 'utf-8' }];
    },
  };
}

/** Browsers look no further for it. */
const declarationLength = 1024;
const charset =
  /<meta\s[^>]*?charset\s*=\s*["']?\s*(?<charset>[\w-]+)|<\?xml[^>]*encoding=["'](?<encoding>[\w-]+)/i;

type OpenTag = Extract<Markup, { type: 'open' }>;

function languageEdits(
  source: string,
  tag: OpenTag,
  { target, isXml }: { target: Language; isXml: boolean },
): Edit[] {
  const direction = writingDirection(target);
  const replaced = tag.attributes.flatMap(({ name, value }) => {
    const text = name === 'dir' ? direction : target;
    if (!value || !/^(?:xml:)?lang$|^dir$/.test(name)) return [];
    return [{ ...value, render: () => text }];
  });
  const has = (name: string): boolean => rawAttribute(source, tag, name) !== null;
  const at = tag.start + 1 + tag.name.length;
  const missing: string[] = [];
  if (!has('lang') && !(isXml && has('xml:lang')))
    missing.push(` ${isXml ? 'xml:lang' : 'lang'}="${target}"`);
  if (!has('dir') && direction === 'rtl') missing.push(' dir="rtl"');
  if (missing.length === 0) return replaced;
  return [...replaced, { start: at, end: at, render: () => missing.join('') }];
}
