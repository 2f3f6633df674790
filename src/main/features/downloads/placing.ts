import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { safeName } from './safeName.ts';

/** Beside the models and on the same disk, so that a finished file only has to be renamed. */
const partsFolder = '.parts';

export function createPlacing(modelsFolder: string) {
  mkdirSync(join(modelsFolder, partsFolder), { recursive: true, mode: 0o700 });

  return {
    /** Relative to the models folder, unlike any in use; the same for the same names. */
    target(
      { repository, file }: { repository: string; file: string },
      isTaken: (target: string) => boolean,
    ): string {
      const [owner = '', name = ''] = repository.split('/');
      const folder = join(safeName(owner), safeName(name));
      // Of folders inside the repository only the file's own name is kept.
      const wanted = safeName(file.split('/').at(-1) ?? '');
      for (let number = 1; ; number += 1) {
        const target = join(folder, numbered(wanted, number));
        if (!isTaken(target) && !isThere(join(modelsFolder, target))) return target;
      }
    },

    /**
     * Where the file goes. Its folder is made; when a link leads it out of the models folder,
     * nothing is put there.
     */
    targetPath(target: string): string {
      const path = join(modelsFolder, target);
      const folder = dirname(path);
      refuseOutside(nearestFolder(folder), modelsFolder);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      refuseOutside(folder, modelsFolder);
      return path;
    },

    partPath: (id: string): string => join(modelsFolder, partsFolder, `${id}.part`),
  };
}

export type Placing = ReturnType<typeof createPlacing>;

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const point = name.lastIndexOf('.');
  return point > 0
    ? `${name.slice(0, point)} (${number})${name.slice(point)}`
    : `${name} (${number})`;
}

/** A link that leads nowhere is there too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

function refuseOutside(folder: string, root: string): void {
  const inside = realpathSync(root);
  const actual = realpathSync(folder);
  if (actual === inside || actual.startsWith(inside + sep)) return;
  throw new AppError('target-taken', { path: folder });
}
