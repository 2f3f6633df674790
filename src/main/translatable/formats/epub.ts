import { AppError } from '../../../shared/errors.ts';
import { readPackage } from '../../files/formats/zip/epubPackage.ts';
import { readXml } from '../../files/formats/zip/xml.ts';
import type { Zip } from '../../files/formats/zip/zip.ts';
import { openArchive } from '../archive/openArchive.ts';
import type { OpenedPart } from '../archive/openArchive.ts';
import { statedLanguage } from '../content/sourceLanguage.ts';
import type { OpenedFile } from '../openText.ts';
import { htmlFormat } from './html.ts';
import { ncxUnits } from './ncx.ts';

/** A book (EPUB 3.3): its chapters, its tables of contents, and its language. */
export function openEpub(bytes: Uint8Array, zip: Zip): OpenedFile {
  const book = readPackage(zip);
  const names = [...new Set([...book.chapters, book.navigation, book.ncx])].filter(
    (name) => name !== null,
  );
  const parts = names.flatMap((name) => {
    const content = zip.read(name);
    return content ? [{ name, bytes: content }] : [];
  });
  const packagePath = zip.names.find((name) => name.endsWith('.opf'));
  const description = packagePath === undefined ? null : zip.read(packagePath);
  if (packagePath === undefined || !description) {
    throw new AppError('document-damaged', { reason: 'It has no list of its chapters.' });
  }
  return openArchive({
    format: 'epub',
    bytes,
    parts: [...parts, { name: packagePath, bytes: description }],
    sourceLanguage: languageOf(description),
    open: (source, name) => openPart(source, name, { packagePath, ncx: book.ncx }),
  });
}

const chapterFormat = htmlFormat({ isXml: true });

function openPart(
  source: string,
  name: string,
  { packagePath, ncx }: { packagePath: string; ncx: string | null },
): OpenedPart {
  if (name === ncx) return { units: ncxUnits(source), languageEdits: () => [] };
  if (name !== packagePath) return chapterFormat.open(source, { name, csvColumns: null });
  return {
    units: [],
    languageEdits(target) {
      const match = /(?<before><(?:\w+:)?language\b[^>]*>\s*)(?<language>[\w-]+)/.exec(source);
      const { before = '', language = '' } = match?.groups ?? {};
      const start = (match?.index ?? 0) + before.length;
      return match ? [{ start, end: start + language.length, render: () => target }] : [];
    },
  };
}

function languageOf(description: Uint8Array): string | null {
  let text = '';
  let isInside = false;
  readXml(description, {
    open(name) {
      isInside = name === 'language' && text === '';
    },
    text(more) {
      if (isInside) text += more;
    },
    close() {
      isInside = false;
    },
  });
  return statedLanguage(text);
}
