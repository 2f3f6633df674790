import { basename, dirname } from 'node:path';
import type { ModelHash, ModelOrigin } from '../../../../shared/api/models.ts';
import { partOf } from '../../../gguf/splitFiles.ts';
import type { FoundModel } from '../library.ts';
import { ollamaModels } from './ollamaModels.ts';
import { walk } from './walk.ts';
import type { Walk, WalkOptions } from './walk.ts';

export type Candidates = Pick<Walk, 'folders' | 'linksOut' | 'foldersDenied' | 'isCut'> & {
  files: FoundModel[];
};

/** What may be a model in a place, by the order that its program keeps there. */
export async function findCandidates(
  { root, origin }: { root: string; origin: ModelOrigin },
  options: WalkOptions,
): Promise<Candidates> {
  if (origin === 'ollama') {
    const models = await ollamaModels(root, options.signal);
    const files = models.map(({ path, name, sha256 }) => ({
      path,
      origin,
      name,
      hash: { sha256s: [sha256], basis: 'named' as const },
    }));
    return { files, folders: [], linksOut: 0, foldersDenied: 0, isCut: false };
  }
  const found = await walk(root, options);
  const sorted = found.files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const files = sorted.map(({ path, realPath }) => ({
    path,
    origin,
    // That of one part says nothing of the others.
    hash: origin === 'hugging-face' && partOf(path) === null ? blobHash(realPath) : null,
  }));
  return { ...found, files };
}

/** The Hugging Face cache calls the content of large files by its hash. */
function blobHash(realPath: string): ModelHash | null {
  const name = basename(realPath);
  const isBlob = basename(dirname(realPath)) === 'blobs' && /^[0-9a-f]{64}$/u.test(name);
  return isBlob ? { sha256s: [name], basis: 'named' } : null;
}
