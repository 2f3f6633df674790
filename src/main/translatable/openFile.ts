import { AppError } from '../../shared/errors.ts';
import { openZip } from '../files/formats/zip/zip.ts';
import { documentLimits } from '../files/limits.ts';
import { binaryKind } from '../files/reader/binaryKind.ts';
import { csvFormat } from './formats/csv/csv.ts';
import { openDocx } from './formats/docx/docx.ts';
import { openEpub } from './formats/epub.ts';
import { htmlFormat } from './formats/html.ts';
import { jsonFormat } from './formats/json.ts';
import { markdownFormat } from './formats/markdown/markdown.ts';
import { plainTextFormat } from './formats/plainText.ts';
import { poFormat } from './formats/po/po.ts';
import { subtitlesFormat } from './formats/subtitles.ts';
import { xliffFormat } from './formats/xliff/xliff.ts';
import { openText } from './openText.ts';
import type { OpenedFile, OpeningOptions, TextFormat } from './openText.ts';
import type { TranslatableFormat } from '../../shared/api/translationFiles.ts';

type TextFormats = [format: TranslatableFormat, implementation: TextFormat];

const html: TextFormats = ['html', htmlFormat({ isXml: false })];
const xhtml: TextFormats = ['html', htmlFormat({ isXml: true })];
const subtitles: TextFormats = ['subtitles', subtitlesFormat];
const po: TextFormats = ['po', poFormat];
const xliff: TextFormats = ['xliff', xliffFormat];
const markdown: TextFormats = ['markdown', markdownFormat];
const csv: TextFormats = ['csv', csvFormat];
const json: TextFormats = ['json', jsonFormat];

const textFormats: Record<string, TextFormats> = {
  txt: ['text', plainTextFormat],
  text: ['text', plainTextFormat],
  md: markdown,
  markdown,
  mdx: markdown,
  mkd: markdown,
  html,
  htm: html,
  xhtml,
  srt: subtitles,
  vtt: subtitles,
  json,
  arb: json,
  po,
  pot: po,
  xlf: xliff,
  xliff,
  csv,
  tsv: csv,
};

/**
 * Opens a file by its content and its name. Fails with `format-unsupported`, `file-malformed`,
 * `file-not-text`, and the codes of documents for archives.
 */
export function openFile(options: OpeningOptions & { bytes: Uint8Array }): OpenedFile {
  const file = openAnyFile(options);
  const most = documentLimits.blocks;
  if (file.units.length > most)
    throw new AppError('document-over-limit', { limit: 'blocks', most });
  return file;
}

function openAnyFile(options: OpeningOptions & { bytes: Uint8Array }): OpenedFile {
  const { bytes, name } = options;
  const kind = binaryKind(bytes);
  if (kind === 'encrypted-office') throw new AppError('document-encrypted');
  if (kind === 'zip') return openZipFile(bytes);
  const found = textFormats[extensionOf(name)];
  if (kind !== null || !found) throw new AppError('format-unsupported');
  return openText(...found, options);
}

function openZipFile(bytes: Uint8Array): OpenedFile {
  const zip = openZip(bytes);
  if (zip.has('word/document.xml')) return openDocx(bytes, zip);
  if (zip.has('META-INF/container.xml')) return openEpub(bytes, zip);
  throw new AppError('format-unsupported');
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
}
