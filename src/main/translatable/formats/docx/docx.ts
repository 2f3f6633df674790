import { AppError } from '../../../../shared/errors.ts';
import type { Zip } from '../../../files/formats/zip/zip.ts';
import { openArchive } from '../../archive/openArchive.ts';
import type { OpenedPart } from '../../archive/openArchive.ts';
import { sourceLanguageOf } from '../../content/sourceLanguage.ts';
import { checkXml } from '../../markup/checkXml.ts';
import { elementTree, isElement } from '../../markup/elements.ts';
import type { XmlElement, XmlNode } from '../../markup/elements.ts';
import { lexMarkup } from '../../markup/lexMarkup.ts';
import type { OpenedFile } from '../../openText.ts';
import { paragraphUnits } from './docxUnits.ts';

/** The text, notes, headers and footers; comments stay as they are, and nothing is followed. */
const parts = /^word\/(?:document|footnotes|endnotes|(?:header|footer)\d*)\.xml$/;

/** A Word document (ISO 29500-1, WordprocessingML). */
export function openDocx(bytes: Uint8Array, zip: Zip): OpenedFile {
  const names = zip.names
    .filter((name) => parts.test(name))
    .toSorted((a, b) => Number(b.includes('document')) - Number(a.includes('document')));
  const read = names.map((name) => {
    const content = zip.read(name);
    if (!content) throw new AppError('document-damaged', { reason: `It has no ${name}.` });
    return { name, bytes: content };
  });
  return openArchive({ format: 'docx', bytes, parts: read, sourceLanguage: null, open: openPart });
}

function openPart(source: string): OpenedPart {
  checkXml(source);
  const nodes = elementTree(lexMarkup(source, { isXml: true }));
  const root = nodes.find(isElement);
  const prefix = /^[^:]+:(?=.)/.exec(root?.tag.name ?? '')?.[0] ?? '';
  const language = sourceLanguageOf(source.replaceAll(/<[^>]*>/g, ' '));
  const units = paragraphsIn(nodes, prefix).flatMap((paragraph) =>
    paragraphUnits(source, paragraph, language),
  );
  return { units, languageEdits: () => [] };
}

/** Also those within others: text boxes are anchored in a paragraph. */
function paragraphsIn(nodes: readonly XmlNode[], prefix: string): XmlElement[] {
  return nodes.filter(isElement).flatMap((element) => {
    const inner = paragraphsIn(element.children, prefix);
    return element.tag.name === `${prefix}p` ? [element, ...inner] : inner;
  });
}
