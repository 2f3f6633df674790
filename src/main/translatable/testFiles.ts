import type { Language } from '../../shared/languages.ts';
import type { SegmentText } from '../../shared/api/segments.ts';
import { openFile } from './openFile.ts';
import type { OpenedFile } from './openText.ts';
import type { WrittenTarget } from './translatableFile.ts';

/** What the tests of files share. */
export function openContent(
  name: string,
  content: string | Uint8Array,
  csvColumns: readonly number[] | null = null,
): OpenedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return openFile({ name, bytes, csvColumns });
}

/** `a <1>b</1> {2}` */
export function written(text: SegmentText): string {
  return text
    .map((part) => {
      if (part.type === 'text') return part.text;
      const slashes = { open: ['', ''], close: ['/', ''], standalone: ['', '/'] } as const;
      const [before, after] = slashes[part.kind];
      return `<${before}${part.id}${after}>`;
    })
    .join('');
}

export function sources(file: OpenedFile): string[] {
  return file.units.map(({ source }) => written(source));
}

export type Engine = (text: string) => string;
export const identity: Engine = (text) => text;
/** Letters whose capital is one character; escapes and references keep their small letters. */
export const upperCase: Engine = (text) =>
  text.replaceAll(/\\u[\da-f]{4}|\\.|&#?\w+;|./gsu, (part) => {
    const capital = part.toUpperCase();
    return part.length === 1 && capital.length === 1 ? capital : part;
  });

/** The targets that an engine makes of every segment, tokens where they are. */
export function translateWith(file: OpenedFile, engine: Engine): Map<number, WrittenTarget> {
  return new Map(
    file.units.map(({ source }, index) => {
      const text = source.map((part) =>
        part.type === 'text' ? { ...part, text: engine(part.text) } : part,
      );
      return [index, { text, isConfirmed: false }];
    }),
  );
}

export function writtenText(
  file: OpenedFile,
  engine: Engine,
  language: Language | null = null,
): string {
  return Buffer.from(file.write(translateWith(file, engine), language)).toString();
}

/**
 * A file of one language with the words of its segments in upper case, by their places alone: what
 * an engine that shouts must make of it, byte for byte. Tokens keep theirs.
 */
export function shouted(file: OpenedFile, text: string): string {
  const words = file.units.flatMap(({ at, tokens }) => {
    const own = [...tokens.values()].toSorted((a, b) => a.start - b.start);
    const starts = [at.start, ...own.map(({ end }) => end)];
    const ends = [...own.map(({ start }) => start), at.end];
    return starts.map((start, index) => ({ start, end: ends[index] ?? at.end }));
  });
  let result = text;
  for (const { start, end } of words) {
    result = result.slice(0, start) + upperCase(result.slice(start, end)) + result.slice(end);
  }
  return result;
}
