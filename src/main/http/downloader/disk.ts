import { statfs } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';

/** Fails with `disk-full` before the first byte rather than after the last. */
export async function refuseWithoutRoom(
  folder: string,
  room: { neededBytes: number; spareBytes: number },
): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const neededBytes = room.neededBytes + room.spareBytes;
  if (room.neededBytes > 0 && freeBytes < neededBytes) {
    throw new AppError('disk-full', { path: folder, neededBytes, freeBytes });
  }
}

/** The system's own words for it: no space, over the quota, or more than one file may have. */
export function diskTrouble(error: unknown, folder: string, sizeBytes: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EFBIG') {
    return new AppError('disk-file-limit', { path: folder, sizeBytes }, { cause: error });
  }
  if (error.code !== 'ENOSPC' && error.code !== 'EDQUOT') return error;
  return new AppError('disk-full', { path: folder }, { cause: error });
}
