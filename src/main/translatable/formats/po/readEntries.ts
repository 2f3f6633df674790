import { linesOf } from '../../content/lines.ts';
import { malformed } from '../../content/malformed.ts';
import type { Span } from '../../content/span.ts';

/** A keyword and its text, which may go on over several lines, each in quotes of its own. */
export type PoField = {
  keyword: 'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr';
  /** Of `msgstr[2]`. */
  index: number | null;
  /** The insides of the quotes. */
  strings: Span[];
  start: number;
  /** From the first quote to the last one. */
  quoted: Span;
};

export type PoEntry = {
  comments: (Span & { text: string })[];
  fields: PoField[];
};

const keywordLine =
  /^\s*(?<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?<index>\d{1,2})\])?\s*(?=")/;
const string = /^\s*"(?<content>(?:[^"\\]|\\.)*)"\s*$/;

/**
 * The entries of a gettext file in order. Obsolete ones (`#~`) are comments. Fails with
 * `file-malformed` at the first line that is none of the format's.
 */
export function readEntries(source: string): PoEntry[] {
  const entries: PoEntry[] = [];
  let entry: PoEntry = { comments: [], fields: [] };
  const endEntry = (): void => {
    const last = entry.fields.at(-1);
    if (last && last.keyword !== 'msgstr')
      throw malformed(source, last.start, 'A msgstr is missing.');
    if (last) entries.push(entry);
    entry = { comments: [], fields: [] };
  };
  for (const line of linesOf(source)) {
    const { text, start } = line;
    if (text.trim() === '') continue;
    const isAfterTarget = entry.fields.at(-1)?.keyword === 'msgstr';
    if (/^\s*#/.test(text)) {
      if (isAfterTarget) endEntry();
      entry.comments.push(line);
      continue;
    }
    const { 0: before = '', groups = {} } = keywordLine.exec(text) ?? {};
    const content = string.exec(text.slice(before.length))?.groups?.['content'];
    if (content === undefined) throw malformed(source, start + before.length, faultOf(text));
    const quote = start + text.indexOf('"', before.length);
    const inside = { start: quote + 1, end: quote + 1 + content.length };
    const keyword = groups['keyword'] as PoField['keyword'] | undefined;
    if (keyword === undefined) {
      const field = entry.fields.at(-1);
      if (!field) throw malformed(source, start, 'A text without a keyword.');
      field.strings.push(inside);
      field.quoted.end = inside.end + 1;
      continue;
    }
    if (isAfterTarget && keyword !== 'msgstr') endEntry();
    refuseOutOfOrder(source, start, { keyword, entry });
    const index = groups['index'] === undefined ? null : Number(groups['index']);
    const quoted = { start: quote, end: inside.end + 1 };
    entry.fields.push({ keyword, index, strings: [inside], start, quoted });
  }
  endEntry();
  return entries;
}

const order = {
  msgctxt: [undefined],
  msgid: [undefined, 'msgctxt'],
  msgid_plural: ['msgid'],
  msgstr: ['msgid', 'msgid_plural', 'msgstr'],
} as const;

function refuseOutOfOrder(
  source: string,
  offset: number,
  { keyword, entry }: { keyword: PoField['keyword']; entry: PoEntry },
): void {
  const before: readonly (string | undefined)[] = order[keyword];
  if (before.includes(entry.fields.at(-1)?.keyword)) return;
  throw malformed(source, offset, `${keyword} is out of place.`);
}

function faultOf(line: string): string {
  return line.includes('"') ? 'A text in quotes does not end.' : 'Neither a keyword nor a comment.';
}
