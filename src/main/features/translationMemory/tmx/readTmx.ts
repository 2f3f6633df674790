import { languageOfTag } from '../../../../shared/languages.ts';
import type { Language } from '../../../../shared/languages.ts';
import { readXml } from '../../../xml/readXml.ts';
import type { XmlAttributes } from '../../../xml/readXml.ts';
import type { NewEntry } from '../memoryStore.ts';
import { createSegmentReader } from './segmentReader.ts';
import type { SegmentReader } from './segmentReader.ts';
import { timeOf } from './time.ts';

/** `skipped` are units without two languages that Alcove knows. */
export type ReadMemory = { entries: NewEntry[]; skipped: number };

type Variant = { language: Language | null; segment: SegmentReader; updatedAt: number };
type Unit = {
  sourceLanguage: Language | null;
  variants: Variant[];
  updatedAt: number;
  properties: Map<string, string>;
};

/**
 * Reads a translation memory in TMX 1.4b (LISA, 2005; 1.1 to 1.3 read alike). Of a unit in more than
 * two languages each is paired with the source language; `prev` and `next` properties, as OmegaT
 * writes them, become the neighbours of its source.
 */
export async function readTmx(name: string, text: string): Promise<ReadMemory> {
  const entries: NewEntry[] = [];
  let skipped = 0;
  let headerLanguage: Language | null = null;
  let unit: Unit | null = null;
  let variant: Variant | null = null;
  let segment: SegmentReader | null = null;
  let property: { type: string; text: string } | null = null;

  function open(element: string, attributes: XmlAttributes): void {
    if (segment) return segment.open(element, attributes);
    if (element === 'header') headerLanguage = languageOfTag(attributes.srclang ?? '');
    if (element === 'tu') unit = openUnit(attributes, headerLanguage);
    if (element === 'prop') property = { type: attributes.type ?? '', text: '' };
    if (element === 'tuv' && unit) {
      variant = openVariant(attributes, unit.updatedAt);
      unit.variants.push(variant);
    }
    if (element === 'seg' && variant) segment = variant.segment;
  }

  function close(element: string): void {
    if (element === 'seg') segment = null;
    if (segment) return segment.close(element);
    if (element === 'prop' && property) {
      unit?.properties.set(property.type, property.text.trim());
      property = null;
    }
    if (element === 'tuv') variant = null;
    if (element !== 'tu' || !unit) return;
    const read = entriesOf(unit, name);
    entries.push(...read);
    skipped += read.length === 0 ? 1 : 0;
    unit = null;
  }

  function addText(piece: string): void {
    if (segment) segment.text(piece);
    else if (property) property.text += piece;
  }

  await readXml(name, text, { onOpen: open, onText: addText, onClose: close });
  return { entries, skipped };
}

function openUnit(attributes: XmlAttributes, headerLanguage: Language | null): Unit {
  return {
    sourceLanguage: languageOfTag(attributes.srclang ?? '') ?? headerLanguage,
    variants: [],
    updatedAt: timeOf(attributes.changedate ?? attributes.creationdate) ?? 0,
    properties: new Map(),
  };
}

function openVariant(attributes: XmlAttributes, unitTime: number): Variant {
  return {
    language: languageOfTag(attributes['xml:lang'] ?? attributes.lang ?? ''),
    segment: createSegmentReader(),
    updatedAt: timeOf(attributes.changedate ?? attributes.creationdate) ?? unitTime,
  };
}

function entriesOf({ sourceLanguage, variants, properties }: Unit, origin: string): NewEntry[] {
  const known = variants.flatMap(({ language, segment, updatedAt }) => {
    const text = segment.result();
    return language === null || text.length === 0 ? [] : { language, text, updatedAt };
  });
  // Where the source language is not among them, or is "*all*", the first one is as good as any.
  const source = known.find(({ language }) => language === sourceLanguage) ?? known[0];
  if (!source) return [];
  return known
    .filter(({ language }) => language !== source.language)
    .map(({ language, text, updatedAt }) => ({
      from: source.language,
      to: language,
      source: source.text,
      target: text,
      previous: properties.get('prev') ?? '',
      next: properties.get('next') ?? '',
      origin,
      updatedAt,
    }));
}
