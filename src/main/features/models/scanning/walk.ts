import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { partOf } from '../../../gguf/splitFiles.ts';
import { unlessRefused } from './unlessRefused.ts';

export type FoundFile = {
  path: string;
  /** With every link resolved. */
  realPath: string;
};

export type Walk = {
  /** What may be a model, each once, however many links lead to it. */
  files: FoundFile[];
  /** Where a change may bring another one. */
  folders: string[];
  linksOut: number;
  foldersDenied: number;
  isCut: boolean;
};

export type WalkOptions = {
  signal: AbortSignal;
  /** With the number of entries met so far. */
  onProgress?: (seen: number) => void;
  limits?: WalkLimits;
};

export type WalkLimits = { depth: number; entries: number; files: number };

/** Far above what anyone has of models, and far below what would keep a disk busy for hours. */
const usualLimits: WalkLimits = { depth: 16, entries: 200_000, files: 5000 };

type Folder = { path: string; realPath: string; depth: number };

/**
 * Looks for GGUF files in a folder and the folders in it. Links are followed as far as they stay
 * within the folder, as those of the Hugging Face cache do, and none twice. Hidden folders and
 * folders that may not be opened are left out. Fails with the system's error where the folder
 * itself cannot be opened.
 */
export async function walk(root: string, options: WalkOptions): Promise<Walk> {
  const { signal, onProgress, limits = usualLimits } = options;
  const realRoot = await realpath(root);
  const found: Walk = { files: [], folders: [], linksOut: 0, foldersDenied: 0, isCut: false };
  const seenPaths = new Set([realRoot]);
  const waiting: Folder[] = [{ path: root, realPath: realRoot, depth: 0 }];
  let seen = 0;

  function addFolder(folder: Folder): void {
    if (seenPaths.has(folder.realPath)) return;
    seenPaths.add(folder.realPath);
    if (folder.depth > limits.depth) found.isCut = true;
    else waiting.push(folder);
  }

  function addFile(file: FoundFile): void {
    if (!isCandidate(file.path) || seenPaths.has(file.realPath)) return;
    seenPaths.add(file.realPath);
    found.files.push(file);
  }

  async function addLink(path: string, depth: number): Promise<void> {
    const target = await resolved(path);
    if (target === null) return;
    if (!isWithin(target.realPath, realRoot)) found.linksOut += 1;
    else if (target.isFolder) addFolder({ path, realPath: target.realPath, depth });
    else addFile({ path, realPath: target.realPath });
  }

  async function addEntry(folder: Folder, entry: Dirent): Promise<void> {
    const path = join(folder.path, entry.name);
    const realPath = join(folder.realPath, entry.name);
    const depth = folder.depth + 1;
    if (entry.isSymbolicLink()) await addLink(path, depth);
    else if (entry.isFile()) addFile({ path, realPath });
    else if (entry.isDirectory() && !entry.name.startsWith('.')) {
      addFolder({ path, realPath, depth });
    }
  }

  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    const entries = await unlessRefused(opendir(folder.path));
    if (entries === null) {
      found.foldersDenied += 1;
      continue;
    }
    found.folders.push(folder.path);
    for await (const entry of entries) {
      signal.throwIfAborted();
      seen += 1;
      if (seen % 500 === 0) onProgress?.(seen);
      await addEntry(folder, entry);
      if (seen >= limits.entries || found.files.length >= limits.files) {
        onProgress?.(seen);
        return { ...found, isCut: true };
      }
    }
  }
  onProgress?.(seen);
  return found;
}

/** Of a model in several files only the first, which stands for all. */
function isCandidate(path: string): boolean {
  return /\.gguf$/iu.test(path) && (partOf(path)?.number ?? 1) === 1;
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Null where the link leads nowhere, in a circle, or where we may not look. */
async function resolved(path: string): Promise<{ realPath: string; isFolder: boolean } | null> {
  const realPath = await unlessRefused(realpath(path));
  const facts = realPath === null ? null : await unlessRefused(stat(realPath));
  if (realPath === null || facts === null) return null;
  if (!facts.isFile() && !facts.isDirectory()) return null;
  return { realPath, isFolder: facts.isDirectory() };
}
