import { linesOf } from '../content/lines.ts';
import type { Line } from '../content/lines.ts';
import { makeUnit } from '../content/makeUnits.ts';
import { malformed } from '../content/malformed.ts';
import type { Inline } from '../content/inline.ts';
import type { Unit } from '../content/unit.ts';
import { textInlines } from '../markup/references.ts';
import type { TextFormat } from '../openText.ts';
import { splitLines } from './subtitleLines.ts';

const header = /^WEBVTT(?:[ \t]|$)/;
const notShown = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}`;
const timing = new RegExp(`^\\s*${time}\\s+-->\\s+${time}(?:\\s|$)`);

/** SubRip and WebVTT: a segment for each cue, or for each speaker of one. */
export const subtitlesFormat: TextFormat = {
  open(source) {
    const isVtt = header.test(source);
    const cues = blocksOf(linesOf(source)).flatMap((lines) => cueOf(source, lines));
    const lineBreak = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n';
    const units = cues.flatMap((lines) => cueUnits(source, lines, { isVtt, lineBreak }));
    return { units, sourceLanguage: null, targetLanguage: null, languageEdits: () => [] };
  },
};

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  let open: Line[] = [];
  for (const line of lines) {
    if (line.text.trim() !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...blocks, open] : blocks;
}

/** The lines of a cue that are shown. A block without times goes on with the cue before it. */
function cueOf(source: string, lines: Line[]): Line[][] {
  const [first] = lines;
  if (!first || header.test(first.text) || notShown.test(first.text)) return [];
  const at = lines.findIndex(({ text }) => text.includes('-->'));
  const timeLine = lines[at];
  if (timeLine && !timing.test(timeLine.text)) {
    throw malformed(source, timeLine.start, 'The times of a cue are not readable.');
  }
  return speakersOf(lines.slice(at + 1));
}

/** A dash begins what another one says. */
function speakersOf(lines: readonly Line[]): Line[][] {
  const speakers: Line[][] = [];
  for (const line of lines) {
    const last = speakers.at(-1);
    if (last && !/^\s*[-–—]\s*\S/.test(line.text)) last.push(line);
    else speakers.push([line]);
  }
  return speakers;
}

type CueWriting = { isVtt: boolean; lineBreak: string };

function cueUnits(
  source: string,
  lines: readonly Line[],
  { isVtt, lineBreak }: CueWriting,
): Unit[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return [];
  const dash = /^\s*[-–—]\s*/.exec(first.text)?.[0].length ?? 0;
  const span = { start: first.start + dash, end: last.end };
  const writing = { encode: isVtt ? encodeVtt : (text: string) => text, hasSoftBreaks: true };
  const unit = makeUnit(cueInlines(source, span, isVtt), writing);
  if (!unit) return [];
  const widest = Math.max(...lines.map(({ text }) => text.replace(tag, '').trim().length));
  const { compose } = unit;
  return [
    {
      ...unit,
      compose: (pieces, isConfirmed, renderSpan) =>
        splitLines(compose(pieces, isConfirmed, renderSpan), { widest, lineBreak }),
    },
  ];
}

/** Tags of both formats, times within a cue, and positions that SubStation left. */
const tag = /<(?<slash>\/?)(?<name>[^<>\s./]*)[^<>\n]{0,200}>|\{\\[^}\n]{0,200}\}/g;
const paired = /^(?:b|i|u|c|v|s|font|ruby|rt|lang)$/i;

function cueInlines(
  source: string,
  span: { start: number; end: number },
  isVtt: boolean,
): Inline[] {
  const inlines: Inline[] = [];
  let from = span.start;
  const addText = (end: number): void => {
    if (end <= from) return;
    const text = source.slice(from, end);
    if (isVtt) inlines.push(...textInlines(source, { start: from, end }, false));
    else inlines.push({ type: 'text', start: from, end, text });
  };
  for (const match of source.slice(span.start, span.end).matchAll(tag)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    addText(start);
    const { slash, name = '' } = match.groups ?? {};
    const kind = !paired.test(name) ? 'standalone' : slash === '/' ? 'close' : 'open';
    const lower = name.toLowerCase();
    inlines.push({ type: 'token', start, end, kind, name: lower, shown: match[0], isEdge: true });
    from = end;
  }
  addText(span.end);
  return inlines;
}

/** WebVTT 4.2.2: what would begin a tag or a reference. */
function encodeVtt(text: string): string {
  return text
    .replaceAll(/&(?=[#\w])/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('-->', '--&gt;');
}
