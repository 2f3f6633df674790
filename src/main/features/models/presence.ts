import { access } from 'node:fs/promises';

/**
 * Which files are there, as far as it was looked. Looking happens off the event loop and one file
 * at a time: a network drive that is gone may hold up each look for minutes, and there are few
 * threads for it.
 */
export function createPresence(onChange: () => void) {
  const absent = new Set<string>();
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;
  const closing = new AbortController();

  /** Returns whether the answer is another than before. */
  async function look(path: string): Promise<boolean> {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return absent.delete(path);
    if (absent.has(path)) return false;
    absent.add(path);
    return true;
  }

  async function lookAtAll(paths: () => string[]): Promise<void> {
    do {
      isAskedAgain = false;
      let hasChanged = false;
      for (const path of paths()) hasChanged = (await look(path)) || hasChanged;
      if (hasChanged && !closing.signal.aborted) onChange();
    } while (isAskedAgain && !closing.signal.aborted);
  }

  return {
    /** A file that was never looked for counts as there. */
    isThere: (path: string): boolean => !absent.has(path),
    areAllThere: (): boolean => absent.size === 0,
    look,
    /** In the background; what is asked while it looks is looked at once more afterwards. */
    refresh(paths: () => string[]): void {
      isAskedAgain = true;
      looking ??= lookAtAll(paths).finally(() => {
        looking = null;
      });
    },
    /** Nobody waits for a drive that does not answer. */
    close(): void {
      closing.abort();
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
