import type { TimeSpan } from '../../../shared/api/documents.ts';
import type { DocumentEvent } from '../documentEvents.ts';
import { lineJoint } from './lineJoint.ts';

const time = /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
const timing = new RegExp(`^\\s*${time.source}\\s+-->\\s+${time.source}`);
const header = /^\uFEFF?WEBVTT(?:\s|$)/;
const notShown = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const progressCues = 1000;

/** Whether this is SubRip or WebVTT, by its first cue. */
export function isSubtitles(source: string): boolean {
  if (header.test(source)) return true;
  const [first = '', second = ''] = source.trimStart().split(/\r\n?|\n/, 2);
  return timing.test(first) || (/^\d+\s*$/.test(first) && timing.test(second));
}

/** A block for each cue, with its times; a cue whose times are broken keeps its words. */
export function* readSubtitles(source: string): Generator<DocumentEvent, void, void> {
  const parts = source.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n+/);
  for (const [index, part] of parts.entries()) {
    const cue = readCue(part.split('\n').filter((line) => line.trim() !== ''));
    if (cue) yield { type: 'block', kind: 'cue', ...cue };
    if (index % progressCues !== 0) continue;
    yield { type: 'progress', progress: { done: index, total: parts.length, unit: 'parts' } };
  }
}

function readCue(lines: readonly string[]): { text: string; time?: TimeSpan } | null {
  const [first = ''] = lines;
  if (header.test(first) || notShown.test(first)) return null;
  const at = lines.findIndex((line) => line.includes('-->'));
  const text = cueText(at < 0 ? lines : lines.slice(at + 1));
  const span = spanOf(lines[at] ?? '');
  return text === '' ? null : { text, ...(span && { time: span }) };
}

function spanOf(line: string): TimeSpan | null {
  const [, ...numbers] = timing.exec(line) ?? [];
  if (numbers.length === 0) return null;
  const start = milliseconds(numbers.slice(0, 4));
  return { start, end: Math.max(start, milliseconds(numbers.slice(4))) };
}

function milliseconds([hours = '0', minutes, seconds, fraction = '']: string[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

const voice = /<v(?:\.[^\s>]*)?\s+(?<speaker>[^>]+)>/g;
/** Tags of WebVTT and SubRip, times within a cue, and positions that SubStation left. */
const tag = /<\/?[^>\n]{0,200}>|\{\\[^}\n]{0,200}\}/g;

function cueText(lines: readonly string[]): string {
  const plain = lines
    .map((line) => decode(line.replace(voice, '$<speaker>: ').replace(tag, '')).trim())
    .filter((line) => line !== '');
  // Lines are broken to fit the picture; only a dash begins what another one says.
  return plain
    .reduce((text, line) => text + (/^[-–—]/.test(line) ? '\n' : lineJoint(text, line)) + line, '')
    .trim();
}

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

function decode(text: string): string {
  return text.replace(/&\w+;/g, (name) => characters[name] ?? name);
}
