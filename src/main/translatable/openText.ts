import type { Language } from '../../shared/languages.ts';
import type { Edit } from './content/edits.ts';
import { readSourceText } from './content/sourceText.ts';
import type { Unit } from './content/unit.ts';
import { targetEdits } from './content/targetEdits.ts';
import type { WrittenTargets } from './translatableFile.ts';
import type { TableColumn, TranslatableFormat } from '../../shared/api/translationFiles.ts';

/** A file that was read: its segments, and the way to write it with targets. */
export type OpenedFile = {
  format: TranslatableFormat;
  sourceLanguage: string | null;
  targetLanguage: string | null;
  /** In the order of the file. */
  units: Unit[];
  /** Of a table alone. */
  columns?: TableColumn[] | undefined;
  /** By the index of the unit. `targetLanguage` is written where the format says it. */
  write: (targets: WrittenTargets, targetLanguage: Language | null) => Uint8Array;
};

export type OpenedText = Pick<OpenedFile, 'units' | 'columns'> & {
  sourceLanguage: string | null;
  targetLanguage: string | null;
  /** What else of the file says in which language it is. */
  languageEdits: (target: Language) => Edit[];
};

export type OpeningOptions = {
  name: string;
  /** Columns to translate, from 0; null lets the file decide. */
  csvColumns: readonly number[] | null;
};

/** A format that is text. */
export type TextFormat = {
  /** Fails with `file-malformed`. */
  open: (source: string, options: OpeningOptions) => OpenedText;
  /** The encoding that the beginning of a file names. */
  declaredEncoding?: (start: string) => string | undefined;
  /** How it writes a character that its encoding has not. */
  escape?: (character: string) => string;
  /** What changes in a file that has to become UTF-8. */
  declareUtf8?: (source: string) => Edit[];
};

const declarationBytes = 2048;

/** Fails with `file-not-text` and what the format fails with. */
export function openText(
  format: TranslatableFormat,
  { open, declaredEncoding, escape, declareUtf8 }: TextFormat,
  { bytes, ...options }: OpeningOptions & { bytes: Uint8Array },
): OpenedFile {
  const start = Buffer.from(bytes.subarray(0, declarationBytes)).toString('latin1');
  const content = readSourceText(bytes, declaredEncoding?.(start));
  const opened = open(content.text, options);
  const { units, columns, sourceLanguage, targetLanguage, languageEdits } = opened;
  return {
    format,
    sourceLanguage,
    targetLanguage,
    units,
    columns,
    write(targets, target) {
      const edits = [
        ...targetEdits(units, targets),
        ...(target === null ? [] : languageEdits(target)),
      ];
      const declare = declareUtf8 && (() => declareUtf8(content.text));
      return content.write(edits, { escape, declareUtf8: declare });
    },
  };
}
