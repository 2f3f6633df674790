import { printParseErrorCode, visit } from 'jsonc-parser';
import type { TextInline } from '../content/inline.ts';
import { statedLanguage } from '../content/sourceLanguage.ts';
import { malformed } from '../content/malformed.ts';
import type { Span } from '../content/span.ts';
import type { Unit } from '../content/unit.ts';
import type { TextFormat } from '../openText.ts';
import { messageUnits } from '../placeholders/messageUnits.ts';

/** Messages of programs: each text that is a value, with its placeholders as tokens. */
export const jsonFormat: TextFormat = {
  open(source) {
    refuseDeep(source);
    const values = valuesOf(source);
    const notes = new Map(values.map(({ path, text }) => [path.join('.'), text]));
    const isExtension = isWebExtension(values);
    const encode = encoderFor(source);
    const units = values.flatMap((value): Unit[] => {
      if (!isTranslatable(value, isExtension)) return [];
      const context = value.path.join('.');
      const note = notes.get(noteKey(value.path)) ?? '';
      return messageUnits(textInlines(source, value), { encode }).map((unit) => ({
        ...unit,
        context,
        note: [note, unit.note].filter((part) => part !== '').join('\n'),
      }));
    });
    const locale = values.find(
      ({ path }) => path.length === 1 && /^@@locale$/.test(String(path[0])),
    );
    return {
      units,
      sourceLanguage: statedLanguage(locale?.text),
      targetLanguage: null,
      languageEdits: (target) =>
        locale ? [{ start: locale.start, end: locale.end, render: () => target }] : [],
    };
  },
  escape: (character) => JSON.stringify(character).slice(1, -1),
};

/** A text that is a value, without its quotes. */
type Value = Span & { text: string; path: (string | number)[] };

function valuesOf(source: string): Value[] {
  const values: Value[] = [];
  visit(source, {
    onLiteralValue(value, offset, length, _line, _character, pathSupplier) {
      if (typeof value !== 'string') return;
      const path = pathSupplier();
      values.push({ text: value, path, start: offset + 1, end: offset + length - 1 });
    },
    onError(code, offset) {
      throw malformed(source, offset, printParseErrorCode(code));
    },
  });
  return values;
}

/** Deeper than this is no file of messages, and would take more than the stack has. */
const deepest = 200;

function refuseDeep(source: string): void {
  let depth = 0;
  for (const match of source.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}[\]]/g)) {
    if (/^[{[]/.test(match[0])) depth += 1;
    else if (/^[}\]]/.test(match[0])) depth -= 1;
    if (depth > deepest) throw malformed(source, match.index, 'It is nested too deeply.');
  }
}

/** Of a browser's extension: under each key a message, and what it is for. */
function isWebExtension(values: readonly Value[]): boolean {
  const messages = values.filter(({ path }) => path.length === 2 && path[1] === 'message');
  return messages.length > 0 && values.every(({ path }) => path.length >= 2);
}

const notText = /^(?:[a-z][a-z\d+.-]*:\/\/\S*|#[\da-f]{3,8}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i;

/** Not addresses and colours, and not what only describes other values. */
function isTranslatable({ text, path }: Value, isExtension: boolean): boolean {
  if (notText.test(text.trim())) return false;
  if (isExtension) return path.length === 2 && path[1] === 'message';
  return !path.some((key) => typeof key === 'string' && key.startsWith('@'));
}

/** Where the description of a message is: beside it, or under its key with an at sign. */
function noteKey(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  const parents = path.slice(0, -1);
  return last === 'message'
    ? [...parents, 'description'].join('.')
    : [...parents, `@${last}`, 'description'].join('.');
}

const escape = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\./g;

function textInlines(source: string, { start, end }: Value): TextInline[] {
  const inlines: TextInline[] = [];
  let from = start;
  const addLiteral = (to: number): void => {
    if (to > from)
      inlines.push({ type: 'text', start: from, end: to, text: source.slice(from, to) });
  };
  for (const match of source.slice(start, end).matchAll(escape)) {
    const at = start + match.index;
    addLiteral(at);
    from = at + match[0].length;
    const text = JSON.parse(`"${match[0]}"`) as string;
    inlines.push({ type: 'text', start: at, end: from, text, spelling: match[0] });
  }
  addLiteral(end);
  return inlines;
}

/** A file that escapes all that is not ASCII goes on doing so. */
function encoderFor(source: string): (text: string) => string {
  const isAscii = /\\u[\da-fA-F]{4}/.test(source) && !/[^\p{ASCII}]/u.test(source);
  return (text) => {
    const written = JSON.stringify(text).slice(1, -1);
    return isAscii ? written.replaceAll(/[^\p{ASCII}]/gu, escapeUnits) : written;
  };
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
