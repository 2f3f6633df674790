import { ask } from './reader/ask.ts';
import type { AskedFile } from './reader/ask.ts';
import { translatableFile } from './translatableFile.ts';
import type { TranslatableFile } from './translatableFile.ts';

/**
 * The segments of a file. Fails with `format-unsupported`, `file-malformed` (name, line, column,
 * reason), the codes for files and documents of `errors.ts`, or `cancelled`.
 */
export async function readTranslatable(file: AskedFile): Promise<TranslatableFile> {
  const { name, csvColumns } = file;
  const columns = csvColumns && [...csvColumns];
  const answer = await ask(file, { type: 'read', name, csvColumns: columns });
  return translatableFile.parse(JSON.parse(answer));
}
