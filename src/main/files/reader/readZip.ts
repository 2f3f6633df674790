import { AppError } from '../../../shared/errors.ts';
import type { DocumentEvent } from '../documentEvents.ts';
import { readDocx } from '../formats/zip/docx.ts';
import { readEpub } from '../formats/zip/epub.ts';
import { readOdt } from '../formats/zip/odt.ts';
import { documentTitle } from '../formats/zip/officeTitle.ts';
import { openZip } from '../formats/zip/zip.ts';
import type { Content } from './readContent.ts';

/** Documents that are archives of XML files, told apart by what is in them. */
export function* readZip({ bytes }: Content): Generator<DocumentEvent, void, void> {
  const zip = openZip(bytes);
  if (zip.has('word/document.xml')) {
    yield { type: 'format', format: 'docx' };
    yield* documentTitle(zip, 'docProps/core.xml');
    yield* readDocx(zip);
  } else if (zip.has('META-INF/container.xml')) {
    yield { type: 'format', format: 'epub' };
    yield* readEpub(zip);
  } else if (zip.has('content.xml')) {
    yield { type: 'format', format: 'odt' };
    yield* documentTitle(zip, 'meta.xml');
    yield* readOdt(zip);
  } else if (zip.names.some((name) => name.startsWith('xl/'))) {
    throw new AppError('document-unsupported', { kind: 'spreadsheet' });
  } else if (zip.names.some((name) => name.startsWith('ppt/'))) {
    throw new AppError('document-unsupported', { kind: 'slides' });
  } else {
    throw new AppError('document-unsupported', { kind: 'archive' });
  }
}
