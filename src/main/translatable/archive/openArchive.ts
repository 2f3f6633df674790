import type { Language } from '../../../shared/languages.ts';
import type { Edit } from '../content/edits.ts';
import { readSourceText } from '../content/sourceText.ts';
import { targetEdits } from '../content/targetEdits.ts';
import type { Unit } from '../content/unit.ts';
import { characterReference } from '../markup/escapeMarkup.ts';
import type { OpenedFile } from '../openText.ts';
import type { TranslatableFormat } from '../../../shared/api/translationFiles.ts';
import type { WrittenTarget } from '../translatableFile.ts';
import { replaceEntries } from './zipEntries.ts';

/** A part of an archive with text in it. */
export type ArchivePart = { name: string; bytes: Uint8Array };

export type OpenedPart = { units: Unit[]; languageEdits: (target: Language) => Edit[] };

type Opening = {
  format: TranslatableFormat;
  bytes: Uint8Array;
  /** In reading order. */
  parts: readonly ArchivePart[];
  sourceLanguage: string | null;
  open: (source: string, name: string) => OpenedPart;
};

/** An archive of XML parts: those with text are edited, everything else is copied as it is packed. */
export function openArchive({ format, bytes, parts, sourceLanguage, open }: Opening): OpenedFile {
  let first = 0;
  const opened = parts.map((part) => {
    const content = readSourceText(part.bytes, 'utf-8');
    const { units, languageEdits } = open(content.text, part.name);
    const from = first;
    first += units.length;
    return { name: part.name, content, units, languageEdits, from };
  });
  return {
    format,
    sourceLanguage,
    targetLanguage: null,
    units: opened.flatMap(({ units }) => units),
    write(targets, language) {
      const changed = new Map<string, Uint8Array>();
      for (const { name, content, units, languageEdits, from } of opened) {
        const own = new Map<number, WrittenTarget>();
        for (const index of units.keys()) {
          const target = targets.get(from + index);
          if (target) own.set(index, target);
        }
        const edits = [...targetEdits(units, own), ...(language ? languageEdits(language) : [])];
        if (edits.length > 0)
          changed.set(name, content.write(edits, { escape: characterReference }));
      }
      return replaceEntries(bytes, changed);
    },
  };
}
