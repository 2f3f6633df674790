import { stat } from 'node:fs/promises';
import { createFolderWatch } from './folderWatch.ts';
import type { FolderWatch } from './folderWatch.ts';
import type { StoredFolder } from './folderStore.ts';
import { unlessRefused } from './unlessRefused.ts';

/** How soon it is seen that a drive has gone or come: nobody tells of that. */
const presenceMilliseconds = 20_000;

export type WatchedFoldersParts = {
  folders: () => StoredFolder[];
  /** Something in the folder has changed, or the folder itself has come or gone. */
  onChange: (folder: StoredFolder) => void;
};

/** Keeps watch on the folders of the person, and on whether they are there at all. */
export function createWatchedFolders({ folders, onChange }: WatchedFoldersParts) {
  const watches = new Map<string, FolderWatch>();
  const present = new Map<string, boolean>();

  async function lookFor(folder: StoredFolder): Promise<void> {
    const facts = await unlessRefused(stat(folder.path));
    const isThere = facts?.isDirectory() === true;
    const wasThere = present.get(folder.id);
    present.set(folder.id, isThere);
    if (wasThere !== undefined && wasThere !== isThere) onChange(folder);
  }

  let looking: Promise<void> | null = null;
  async function lookForAll(): Promise<void> {
    for (const folder of folders()) await lookFor(folder);
  }
  const timer = setInterval(() => {
    looking ??= lookForAll().finally(() => {
      looking = null;
    });
  }, presenceMilliseconds);
  timer.unref();

  return {
    /** The folder was looked through: these are the folders in it, none when it is not there. */
    follow(folder: StoredFolder, found: string[]): void {
      present.set(folder.id, found.length > 0);
      const watch = watches.get(folder.id) ?? createFolderWatch(() => onChange(folder));
      watches.set(folder.id, watch);
      watch.follow(found);
    },
    forget(id: string): void {
      watches.get(id)?.close();
      watches.delete(id);
      present.delete(id);
    },
    close(): void {
      clearInterval(timer);
      for (const watch of watches.values()) watch.close();
    },
  };
}
