import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';

/** Systems have a limit for all programs together. */
const mostWatched = 512;
/** Files are copied in many small steps: a look pays when they have stopped. */
const quietMilliseconds = 1000;
/** Even if they do not stop. */
const longestMilliseconds = 10_000;

/**
 * Tells, after a pause, that something in some folders has changed that may concern models. Each
 * folder is watched by itself, since recursive watching on Linux opens every file there is.
 */
export function createFolderWatch(onChange: () => void) {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | null = null;
  let waitingSince: number | null = null;

  function changed(): void {
    waitingSince ??= performance.now();
    if (timer !== null && performance.now() - waitingSince > longestMilliseconds) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(tell, quietMilliseconds);
  }

  function tell(): void {
    timer = null;
    waitingSince = null;
    onChange();
  }

  /** A folder that cannot be watched is looked at by hand, or when the studio opens. */
  function open(folder: string): FSWatcher | null {
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) => {
        if (event === 'rename' || name === null || /\.gguf$/iu.test(name)) changed();
      });
      watcher.on('error', () => {
        drop(folder);
        changed();
      });
      return watcher;
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) return null;
      throw error;
    }
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    /** From now on these, and no others. */
    follow(folders: string[]): void {
      const wanted = new Set(folders.slice(0, mostWatched));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) {
        const watcher = watchers.has(folder) ? null : open(folder);
        if (watcher) watchers.set(folder, watcher);
      }
    },
    close(): void {
      if (timer !== null) clearTimeout(timer);
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}

export type FolderWatch = ReturnType<typeof createFolderWatch>;
