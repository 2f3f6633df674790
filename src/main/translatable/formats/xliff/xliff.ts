import { isDeepStrictEqual } from 'node:util';
import { attributeEdit } from '../../content/attributeEdit.ts';
import type { Edit } from '../../content/edits.ts';
import { existingTarget } from '../../content/existingTarget.ts';
import { makeUnit } from '../../content/makeUnits.ts';
import { malformed } from '../../content/malformed.ts';
import { statedLanguage } from '../../content/sourceLanguage.ts';
import type { Unit } from '../../content/unit.ts';
import { checkXml } from '../../markup/checkXml.ts';
import { attributeOf, childrenNamed, elementTree, isElement } from '../../markup/elements.ts';
import type { XmlElement } from '../../markup/elements.ts';
import { characterReference, escapeXmlText } from '../../markup/escapeMarkup.ts';
import { lexMarkup } from '../../markup/lexMarkup.ts';
import type { TextFormat } from '../../openText.ts';
import type { SegmentState } from '../../translatableFile.ts';
import { codedInlines } from './inlineCodes.ts';
import { version1, version2 } from './versions.ts';
import type { XliffVersion } from './versions.ts';

/** XLIFF 1.2 and 2.x: a segment for each unit or segment, targets beside the sources. */
export const xliffFormat: TextFormat = {
  open(source) {
    checkXml(source);
    const root = elementTree(lexMarkup(source, { isXml: true })).find(isElement);
    if (root?.name !== 'xliff') throw malformed(source, root?.start ?? 0, 'It is not XLIFF.');
    const is2 = (attributeOf(source, root, 'version') ?? '').startsWith('2');
    const version = is2 ? version2 : version1;
    const { languages } = version;
    const stating = languages.element === 'xliff' ? [root] : childrenNamed(root, 'file');
    const stated = (name: string): string | null =>
      stating.map((element) => statedLanguage(attributeOf(source, element, name))).find(Boolean) ??
      null;
    const translations = translationsIn(source, root, version);
    return {
      units: translations.flatMap((translation) => unitOf(source, translation, version) ?? []),
      sourceLanguage: stated(languages.source),
      targetLanguage: stated(languages.target),
      languageEdits: (target) => [
        ...stating.map(({ tag }) =>
          attributeEdit(source, tag, { name: languages.target, value: target }),
        ),
        ...translations.flatMap(({ target: element }) =>
          element && attributeOf(source, element, 'xml:lang') !== null
            ? [attributeEdit(source, element.tag, { name: 'xml:lang', value: target })]
            : [],
        ),
      ],
    };
  },
  declaredEncoding: (start) => /encoding=["'](?<name>[\w-]+)/.exec(start)?.groups?.['name'],
  escape: characterReference,
};

/** A source, and the target beside it if there is one. */
type Translation = {
  unit: XmlElement;
  segment: XmlElement;
  source: XmlElement;
  target: XmlElement | undefined;
  isPreserved: boolean;
};

function translationsIn(source: string, root: XmlElement, version: XliffVersion): Translation[] {
  const found: Translation[] = [];
  function walk(element: XmlElement, isPreservedAbove: boolean): void {
    if (attributeOf(source, element, 'translate') === 'no') return;
    const space = attributeOf(source, element, 'xml:space');
    const isPreserved = space === null ? isPreservedAbove : space === 'preserve';
    if (element.name !== version.unit) {
      for (const child of element.children) if (isElement(child)) walk(child, isPreserved);
      return;
    }
    const segments = version.stateOf === 'segment' ? childrenNamed(element, 'segment') : [element];
    for (const segment of segments) {
      const [text] = childrenNamed(segment, 'source');
      const [target] = childrenNamed(segment, 'target');
      if (!text) continue;
      const own = attributeOf(source, text, 'xml:space');
      found.push({
        unit: element,
        segment,
        source: text,
        target,
        isPreserved: own === null ? isPreserved : own === 'preserve',
      });
    }
  }
  walk(root, false);
  return found;
}

function unitOf(content: string, translation: Translation, version: XliffVersion): Unit | null {
  const { unit: element, source, target, isPreserved } = translation;
  const hasSoftBreaks = !isPreserved;
  const inlines = codedInlines(content, source, hasSoftBreaks);
  const unit = makeUnit(inlines, { encode: escapeXmlText, hasSoftBreaks });
  if (!unit) return null;
  const before = content.slice(source.inner.start, unit.at.start);
  const after = content.slice(unit.at.end, source.inner.end);
  const present =
    target &&
    existingTarget(codedInlines(content, target, hasSoftBreaks), unit.source, hasSoftBreaks);
  const state = stateOf(content, translation, version);
  const isNew = !present || state === 'new';
  const written: Unit = {
    ...unit,
    isBilingual: true,
    target: isNew ? null : present,
    state: isNew ? 'new' : (state ?? 'translated'),
    note: notesOf(element),
    context: attributeOf(content, element, 'resname') ?? attributeOf(content, element, 'id') ?? '',
    maxLength: maxLengthOf(content, element),
    ...placeOf(content, { translation, version, unit, around: [before, after] }),
  };
  return { ...written, stateEdits: stateEditsOf(content, { translation, version, unit: written }) };
}

type Placing = {
  translation: Translation;
  version: XliffVersion;
  unit: Unit;
  around: readonly [before: string, after: string];
};

/** Where the target goes, and what is written there: its inside, or an element that is not there. */
function placeOf(content: string, placing: Placing): Pick<Unit, 'at' | 'compose'> {
  const { translation, version, unit } = placing;
  const { segment, source, target } = translation;
  const [before, after] = placing.around;
  const inside: Unit['compose'] = (pieces, isConfirmed, renderSpan) =>
    before + unit.compose(pieces, isConfirmed, renderSpan) + after;
  if (target && !target.tag.isSelfClosing) return { at: target.inner, compose: inside };
  const prefix = /^[^:]+:(?=.)/.exec(source.tag.name)?.[0] ?? '';
  const whole: Unit['compose'] = (pieces, isConfirmed, renderSpan) => {
    const state = isConfirmed ? version.confirmedState : version.machineState;
    const attribute = version.stateOf === 'target' ? ` state="${state}"` : '';
    return `<${prefix}target${attribute}>${inside(pieces, isConfirmed, renderSpan)}</${prefix}target>`;
  };
  if (target) return { at: { start: target.start, end: target.end }, compose: whole };
  const [segmented] = childrenNamed(segment, 'seg-source');
  const { end } = segmented ?? source;
  const indent = /\s*$/.exec(content.slice(segment.inner.start, source.start))?.[0] ?? '';
  return {
    at: { start: end, end },
    compose: (pieces, isConfirmed, renderSpan) => indent + whole(pieces, isConfirmed, renderSpan),
  };
}

function stateOf(
  content: string,
  { unit, segment, target }: Translation,
  version: XliffVersion,
): SegmentState | undefined {
  if (attributeOf(content, unit, 'approved') === 'yes') return 'final';
  const element = version.stateOf === 'segment' ? segment : target;
  return version.states[(element && attributeOf(content, element, 'state')) ?? ''];
}

type Stating = { translation: Translation; version: XliffVersion; unit: Unit };

/** Says that a target is new or confirmed; one that the file had and nobody touched stays as it was. */
function stateEditsOf(
  content: string,
  { translation, version, unit }: Stating,
): Unit['stateEdits'] {
  const { segment, target } = translation;
  const element = version.stateOf === 'segment' ? segment : target;
  return ({ text, isConfirmed }): Edit[] => {
    const isSame = isDeepStrictEqual(text, unit.target);
    if (!element || (isSame && !isConfirmed) || element.tag.isSelfClosing) return [];
    const value = isConfirmed ? version.confirmedState : version.machineState;
    return [attributeEdit(content, element.tag, { name: 'state', value })];
  };
}

function notesOf(unit: XmlElement): string {
  const notes = [
    ...childrenNamed(unit, 'notes').flatMap((all) => childrenNamed(all, 'note')),
    ...childrenNamed(unit, 'note'),
  ];
  return notes
    .map((note) => note.children.map((child) => ('text' in child ? child.text : '')).join(''))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

function maxLengthOf(content: string, unit: XmlElement): number | null {
  const isCharacters = attributeOf(content, unit, 'size-unit') === 'char';
  const width = isCharacters ? attributeOf(content, unit, 'maxwidth') : null;
  const length = Number(width ?? attributeOf(content, unit, 'slr:sizeRestriction') ?? NaN);
  return Number.isInteger(length) && length > 0 ? length : null;
}
