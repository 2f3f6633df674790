import type { Language } from '../../shared/languages.ts';
import { ask } from './reader/ask.ts';
import type { AskedFile } from './reader/ask.ts';
import type { WrittenTargets } from './translatableFile.ts';

export type Written = AskedFile & {
  /** By the index of the segment; a segment without one stays as it is in the original. */
  targets: WrittenTargets;
  /** Written where the format says it; null changes nothing there. */
  targetLanguage: Language | null;
};

/**
 * The file at `path` with these targets in it; the file itself is only read. Fails as
 * `readTranslatable` does.
 */
export async function writeTranslatable(file: Written): Promise<Uint8Array> {
  const { name, csvColumns, targetLanguage, targets } = file;
  const answer = await ask(file, {
    type: 'write',
    name,
    csvColumns: csvColumns && [...csvColumns],
    targetLanguage,
    targets: [...targets],
  });
  return Buffer.from(answer, 'base64');
}
