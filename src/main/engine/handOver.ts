import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAdapter } from '../../shared/engineApi.ts';
import { checkGgufFile } from '../gguf/ggufFile.ts';
import { createTurns } from './turns.ts';

/** Adapters under the names that the engine process knows them by. */
export type HandedOver = Disposable & {
  adapters: EngineAdapter[];
  /** The engine has them in memory now, and never asks for the files again. */
  wereLoaded(): void;
};

/**
 * Puts adapter files where one engine process can read them: its jail shows it one folder, made for
 * it, and no other. They lie there, linked or copied, only until they are loaded. The name stands
 * for the content, because the engine keeps by its name what it has loaded: a file that was changed
 * is another adapter.
 */
export async function createHandOver() {
  await removeLeftOver();
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const sources = new Map<string, string>();
  const loaded = new Set<string>();
  const turns = createTurns();

  async function nameOf(source: string): Promise<string> {
    const sizeBytes = await checkGgufFile(source);
    const { mtimeMs } = await stat(source);
    const version = createHash('sha256').update(JSON.stringify([source, sizeBytes, mtimeMs]));
    const file = join(folder, `${version.digest('hex')}.gguf`);
    sources.set(file, source);
    return file;
  }

  /** One call at a time places files, until the engine has loaded them. */
  async function place(files: readonly string[]): Promise<Omit<HandedOver, 'adapters'>> {
    const release = await turns.take();
    const placed = files.filter((file) => !loaded.has(file));
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      void Promise.allSettled(placed.map((file) => rm(file, { force: true }))).then(release);
    };
    const wereLoaded = (): void => {
      if (!isOver) for (const file of placed) loaded.add(file);
      end();
    };
    try {
      await Promise.all(placed.map((file) => linkOrCopy(sources.get(file) ?? file, file)));
      return { wereLoaded, [Symbol.dispose]: end };
    } catch (error) {
      end();
      throw error;
    }
  }

  return {
    folder,
    /** Fails with the codes of files. */
    async give(stack: readonly EngineAdapter[]): Promise<HandedOver> {
      const inForce = stack.filter(({ strength }) => strength !== 0);
      const adapters = await Promise.all(
        inForce.map(async ({ path, strength }) => ({ path: await nameOf(path), strength })),
      );
      const files = [...new Set(adapters.map(({ path }) => path))];
      if (files.every((file) => loaded.has(file))) return { adapters, ...nothingPlaced };
      return { adapters, ...(await place(files)) };
    },
    /** The path that an adapter was given by. */
    sourceOf: (file: string): string => sources.get(file) ?? file,
    /** What cannot be removed is left to whoever tidies temporary folders. */
    close: (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  };
}

const folderPrefix = 'alcove-adapters-';

/** Folders of cores that were killed before they could remove theirs. */
async function removeLeftOver(): Promise<void> {
  const owner = new RegExp(`^${folderPrefix}(\\d+)-`, 'u');
  for (const name of await readdir(tmpdir())) {
    const processId = owner.exec(name)?.[1];
    if (processId === undefined || isAlive(Number(processId))) continue;
    // Another user's stays where it is.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export type HandOver = Awaited<ReturnType<typeof createHandOver>>;

const nothingPlaced: Omit<HandedOver, 'adapters'> = {
  wereLoaded: () => undefined,
  [Symbol.dispose]: () => undefined,
};

/** A link takes no space; another file system takes a copy, which some share with the original. */
async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}
