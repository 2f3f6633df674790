import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
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

export function openPath(path: string): OpenedFile & { bytes: Uint8Array } {
  const bytes = readFileSync(path);
  return { ...openFile({ name: basename(path), bytes, csvColumns: null }), bytes };
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
export const upperCase: Engine = (text) => text.toUpperCase();

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
