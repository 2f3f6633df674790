import { languageOfTag } from '../../../../shared/languages.ts';
import type { Language } from '../../../../shared/languages.ts';
import { escapeXml, readXml } from '../../../xml/readXml.ts';
import type { XmlAttributes } from '../../../xml/readXml.ts';
import type { NewTerm } from '../glossaryStore.ts';
import { isTerm } from './glossaryTable.ts';
import type { Pair, ReadTerms } from './glossaryTable.ts';

/** One concept: what it is called in each language, and what is said of it. */
type Concept = { terms: Map<Language, ConceptTerm[]>; note: string };
type ConceptTerm = { text: string; isForbidden: boolean };

/** TBX of 2008 (`termEntry`, `langSet`) and of 2019 (`conceptEntry`, `langSec`) name things anew. */
const conceptNames = new Set(['conceptEntry', 'termEntry']);
const languageNames = new Set(['langSec', 'langSet']);
const termGroupNames = new Set(['termSec', 'tig', 'ntig']);
const noteNames = new Set(['note', 'descrip']);

/** The values of `administrativeStatus` that mean: do not use this word. */
const forbiddenStatus = /^(deprecated|superseded)/u;

/**
 * Reads the terms of one pair from a TBX file (ISO 30042:2008 and :2019, in the style with `type`
 * attributes). Each way to say a concept in one language is paired with each in the other; a term
 * that is deprecated in the target language becomes a forbidden one.
 */
export async function readTbx(name: string, text: string, pair: Pair): Promise<ReadTerms> {
  const result: ReadTerms = { terms: [], skipped: 0 };
  let concept: Concept | null = null;
  let language: Language | null = null;
  let term: ConceptTerm | null = null;
  let collected = '';
  let status = false;

  function open(element: string, attributes: XmlAttributes): void {
    collected = '';
    if (conceptNames.has(element)) concept = { terms: new Map(), note: '' };
    if (languageNames.has(element)) language = languageOfTag(attributes['xml:lang'] ?? '');
    if (termGroupNames.has(element)) term = { text: '', isForbidden: false };
    status = element === 'termNote' && attributes.type === 'administrativeStatus';
  }

  function close(element: string): void {
    if (element === 'term' && term) term.text = collected.trim();
    if (status && term) term.isForbidden = forbiddenStatus.test(collected.trim());
    if (noteNames.has(element) && concept && concept.note === '') concept.note = collected.trim();
    if (termGroupNames.has(element) && concept && language && term) {
      concept.terms.set(language, [...(concept.terms.get(language) ?? []), term]);
    }
    if (conceptNames.has(element) && concept) {
      const paired = pairTerms(concept, pair);
      result.terms.push(...paired);
      result.skipped += paired.length === 0 ? 1 : 0;
    }
    collected = '';
    status = false;
  }

  await readXml(name, text, {
    onOpen: open,
    onText: (piece) => (collected += piece),
    onClose: close,
  });
  return result;
}

function pairTerms({ terms, note }: Concept, { from, to }: Pair): NewTerm[] {
  const sources = (terms.get(from) ?? []).filter(({ isForbidden }) => !isForbidden);
  return sources
    .flatMap((source) => (terms.get(to) ?? []).map((target) => ({ source, target })))
    .map(({ source, target }) => ({
      source: source.text,
      target: target.text,
      note: note.slice(0, 2000),
      isCaseSensitive: false,
      allowsInflection: true,
      isForbidden: target.isForbidden,
    }))
    .filter(isTerm);
}

/**
 * TBX-Basic of 2019. It has no place for case and inflection: those stay behind (csv keeps them).
 */
export function writeTbx(name: string, terms: readonly NewTerm[], { from, to }: Pair): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx style="dca" type="TBX-Basic" xml:lang="${from}" xmlns="urn:iso:std:iso:30042:ed-2">`,
    `<tbxHeader><fileDesc><sourceDesc><p>${escapeXml(name)}</p></sourceDesc></fileDesc></tbxHeader>`,
    '<text><body>',
    ...terms.map((term, index) => conceptElement(term, `c${index + 1}`, { from, to })),
    '</body></text>',
    '</tbx>',
    '',
  ].join('\n');
}

function conceptElement(term: NewTerm, id: string, { from, to }: Pair): string {
  const note = term.note === '' ? '' : `<note>${escapeXml(term.note)}</note>`;
  const status = term.isForbidden
    ? '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    : '';
  return [
    `<conceptEntry id="${id}">${note}`,
    `<langSec xml:lang="${from}"><termSec><term>${escapeXml(term.source)}</term></termSec></langSec>`,
    `<langSec xml:lang="${to}"><termSec><term>${escapeXml(term.target)}</term>${status}</termSec></langSec>`,
    '</conceptEntry>',
  ].join('');
}
