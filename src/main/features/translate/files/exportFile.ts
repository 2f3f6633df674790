import { join } from 'node:path';
import type { OfferedFile } from '../../../../shared/api/files.ts';
import { AppError } from '../../../../shared/errors.ts';
import { checkTokens } from '../../../../shared/text/tokens/checkTokens.ts';
import type { TranslateDependencies } from '../dependencies.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { StoredFile } from './fileStore.ts';

export type ExportParts = {
  segments: FileSegmentStore;
  dependencies: Pick<TranslateDependencies, 'filesFolder' | 'translatable' | 'offerFile'>;
};

/**
 * The original with its targets in it, to be fetched. Fails with `translation-unsafe` while tokens
 * are missing or out of place, unless `despiteIssues`.
 */
export async function exportFile(
  { id, name, csvColumns, settings }: StoredFile,
  despiteIssues: boolean,
  { segments, dependencies }: ExportParts,
): Promise<OfferedFile> {
  const all = segments.all(id);
  const count = all.filter(
    ({ source, target }) => target !== null && checkTokens(source, target).length > 0,
  ).length;
  if (count > 0 && !despiteIssues) throw new AppError('translation-unsafe', { count });
  const targets = new Map(
    all.flatMap((segment) => {
      const { index, target, status } = segment;
      if (!target || isEmptied(segment)) return [];
      return [[index, { text: target, isConfirmed: status === 'confirmed' }] as const];
    }),
  );
  const content = await dependencies.translatable.write({
    name,
    path: join(dependencies.filesFolder, id),
    signal: new AbortController().signal,
    csvColumns,
    targets,
    targetLanguage: settings.to,
  });
  return dependencies.offerFile(exportName(name, settings.to), content);
}

/** Nobody wants nothing in the place of a doubtful target: the file keeps what it has. */
function isEmptied({ target, doubtful, status }: StoredFileSegment): boolean {
  return doubtful !== null && target?.length === 0 && status !== 'confirmed';
}

/** `manual.docx` becomes `manual.fr.docx`. */
function exportName(name: string, language: string): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]+)?$/u.exec(name) ?? [];
  return `${stem}.${language}${ending}`;
}
