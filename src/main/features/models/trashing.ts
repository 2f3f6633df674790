import { lstat, realpath } from 'node:fs/promises';
import { modelPrograms } from '../../../shared/api/models.ts';
import type { ModelOrigin } from '../../../shared/api/models.ts';
import { AppError } from '../../../shared/errors.ts';
import { translateFileError } from '../../gguf/ggufFile.ts';
import { filesOfModel } from '../../gguf/splitFiles.ts';
import type { StoredModel } from './modelRow.ts';
import { placesOf } from './scanning/places.ts';
import type { Surroundings } from './scanning/places.ts';
import { isWithin } from './scanning/walk.ts';

export type TrashingParts = {
  surroundings: Surroundings;
  /** Of one file. Fails with `trash-unavailable`. */
  moveToTrash: (path: string) => Promise<void>;
};

/** Moves the files of models to the trash, as far as they are the person's own. */
export function createTrashing({ surroundings, moveToTrash }: TrashingParts) {
  /** Whoever keeps account of the file; a person may have added it by its path as well. */
  async function ownerOf(path: string): Promise<ModelOrigin | 'link' | null> {
    const realPath = await realpath(path);
    for (const program of modelPrograms) {
      const roots = placesOf(program, surroundings);
      if (roots.some((root) => isWithin(path, root) || isWithin(realPath, root))) return program;
    }
    return (await lstat(path)).isSymbolicLink() ? 'link' : null;
  }

  return {
    /** All files of the model. Fails with `file-missing` or `file-of-others` before any is moved. */
    async ownFiles({ path, origin }: StoredModel): Promise<string[]> {
      if (origin === 'starter') throw new AppError('file-of-others', { path, owner: origin });
      const files = filesOfModel(path);
      try {
        for (const file of files) {
          const owner = await ownerOf(file);
          if (owner !== null) throw new AppError('file-of-others', { path: file, owner });
        }
        return files;
      } catch (error) {
        throw translateFileError(error, path);
      }
    },
    async moveAll(files: string[]): Promise<void> {
      for (const file of files) await moveToTrash(file);
    },
  };
}
