import type { SegmentPart, SegmentText } from '../../../../shared/api/segments.ts';
import type { MemoryEntry } from '../../../../shared/api/translationMemory.ts';
import { escapeXml } from '../../../xml/readXml.ts';
import type { Neighbours } from '../memoryStore.ts';
import { writeTime } from './time.ts';

/** TMX 1.4b, level 2: inline codes are kept. `readTmx` reads it as it was, and so does OmegaT. */
export function writeTmx(entries: readonly (MemoryEntry & Neighbours)[]): string {
  const sources = new Set(entries.map(({ from }) => from));
  const [only] = sources;
  const sourceLanguage = sources.size === 1 && only ? only : '*all*';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `<header creationtool="Alcove" creationtoolversion="1" segtype="sentence" o-tmf="Alcove" adminlang="en" srclang="${sourceLanguage}" datatype="plaintext"/>`,
    '<body>',
    ...entries.map(unit),
    '</body>',
    '</tmx>',
    '',
  ].join('\n');
}

function unit(entry: MemoryEntry & Neighbours): string {
  return [
    `<tu srclang="${entry.from}">`,
    property('prev', entry.previous),
    property('next', entry.next),
    variant(entry.from, entry.source, ''),
    variant(entry.to, entry.target, ` changedate="${writeTime(entry.updatedAt)}"`),
    '</tu>',
  ].join('');
}

function property(type: string, value: string): string {
  return value === '' ? '' : `<prop type="${type}">${escapeXml(value)}</prop>`;
}

function variant(language: string, segment: SegmentText, attributes: string): string {
  return `<tuv xml:lang="${language}"${attributes}><seg>${segment.map(inline).join('')}</seg></tuv>`;
}

/** `i` pairs a beginning with its end, `x` a code with its like in the other language. */
function inline(part: SegmentPart): string {
  if (part.type === 'text') return escapeXml(part.text);
  const shown = escapeXml(part.shown);
  if (part.kind === 'open') return `<bpt i="${part.id}" x="${part.id}">${shown}</bpt>`;
  if (part.kind === 'close') return `<ept i="${part.id}">${shown}</ept>`;
  return `<ph x="${part.id}">${shown}</ph>`;
}
