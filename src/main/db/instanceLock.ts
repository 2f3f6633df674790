import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../shared/errors.ts';
import type { DataPaths } from '../paths.ts';
import { privateFileMode } from '../paths.ts';
import { isBusy } from './errors.ts';

export type InstanceLock = {
  /** Whether the last owner ended without releasing the folder. */
  wasCutOff: boolean;
  release(): void;
};

/**
 * Makes this process the only one on the data folder, or fails with `data-folder-busy`. The lock
 * is SQLite's own on an empty file: the operating system drops it with the process, so nothing
 * stale can remain after a kill. The file beside it only tells who has it.
 */
export function lockDataFolder(paths: DataPaths): InstanceLock {
  const connection = new DatabaseSync(paths.lock, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    chmodSync(paths.lock, privateFileMode);
  } catch (error) {
    connection.close();
    if (!isBusy(error)) throw error;
    throw new AppError(
      'data-folder-busy',
      { path: paths.folder, pid: readOwner(paths) },
      { cause: error },
    );
  }
  const wasCutOff = existsSync(paths.owner);
  writeFileSync(paths.owner, String(process.pid), { mode: privateFileMode });
  return {
    wasCutOff,
    release() {
      rmSync(paths.owner, { force: true });
      connection.close();
    },
  };
}

function readOwner(paths: DataPaths): number | null {
  if (!existsSync(paths.owner)) return null;
  const pid = Number(readFileSync(paths.owner, 'utf8'));
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}
