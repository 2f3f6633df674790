import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Surroundings } from '../features/models/scanning/places.ts';
import { moveToFreedesktopTrash } from '../freedesktopTrash.ts';

/** The trash without a desktop shell: on Linux by its specification, elsewhere there is no way. */
export function systemTrash({ home, platform, variables }: Surroundings) {
  const dataHome = variables['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return async (path: string): Promise<void> => {
    const userId = process.getuid?.();
    if (platform !== 'linux' || userId === undefined) {
      throw new AppError('trash-unavailable', { path, reason: 'platform' });
    }
    await moveToFreedesktopTrash(path, { dataHome, userId });
  };
}
