import { lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { AppError } from '../shared/errors.ts';

export type TrashOptions = {
  /** `$XDG_DATA_HOME`: the trash of everything that lies on the same disk. */
  dataHome: string;
  userId: number;
};

/** A trash can, and the folder that the paths in it start from; null where they are whole. */
type Trash = { folder: string; root: string | null };

/** Bytes; file systems take 255, and a number and `.trashinfo` come after it. */
const longestName = 200;
const mostTries = 1000;
const stickyBit = 0o1000;

/**
 * Moves a file to the trash as file managers on Linux do, so that they can bring it back: the
 * FreeDesktop.org Trash specification 1.0 (specifications.freedesktop.org/trash-spec). A file is
 * renamed, never copied, so that it goes to the trash of its own disk. Fails with
 * `trash-unavailable` where none may be used; the file is then where it was.
 */
export async function moveToFreedesktopTrash(path: string, options: TrashOptions): Promise<void> {
  try {
    const trash = await trashOf(path, options);
    await mkdir(join(trash.folder, 'files'), { recursive: true, mode: 0o700 });
    await mkdir(join(trash.folder, 'info'), { recursive: true, mode: 0o700 });
    const named = trash.root === null ? path : relative(trash.root, path);
    const name = await claimName(trash.folder, basename(path), named);
    await putIn(trash.folder, path, name);
  } catch (error) {
    throw translate(error, path);
  }
}

async function trashOf(path: string, { dataHome, userId }: TrashOptions): Promise<Trash> {
  const { dev } = await lstat(path);
  await mkdir(dataHome, { recursive: true, mode: 0o700 });
  if ((await stat(dataHome)).dev === dev) return { folder: join(dataHome, 'Trash'), root: null };
  const root = await topFolder(dirname(path), dev);
  const shared = join(root, '.Trash');
  const folder = (await isUsable(shared))
    ? join(shared, `${userId}`)
    : join(root, `.Trash-${userId}`);
  return { folder, root };
}

/** The highest folder on the same disk. */
async function topFolder(folder: string, device: number): Promise<string> {
  const parent = dirname(folder);
  if (parent === folder || (await stat(parent)).dev !== device) return folder;
  return topFolder(parent, device);
}

/** One that is for all users has the sticky bit and is no link, as the specification demands. */
async function isUsable(shared: string): Promise<boolean> {
  const facts = await lookAt(shared);
  return facts !== null && facts.isDirectory() && (facts.mode & stickyBit) !== 0;
}

async function lookAt(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null);
}

/** The name is taken by making its info file, which fails where there is one already. */
async function claimName(trash: string, wanted: string, path: string): Promise<string> {
  for (let number = 1; number <= mostTries; number += 1) {
    const name = numbered(wanted, number);
    if ((await lookAt(join(trash, 'files', name))) !== null) continue;
    if (await writeInfo(join(trash, 'info', `${name}.trashinfo`), path)) return name;
  }
  throw new AppError('trash-unavailable', { path, reason: 'full' });
}

async function writeInfo(infoPath: string, path: string): Promise<boolean> {
  try {
    await using file = await open(infoPath, 'wx', 0o600);
    await file.writeFile(
      `[Trash Info]\nPath=${encoded(path)}\nDeletionDate=${localTime(new Date())}\n`,
    );
    await file.sync();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function putIn(trash: string, path: string, name: string): Promise<void> {
  try {
    await rename(path, join(trash, 'files', name));
  } catch (error) {
    await rm(join(trash, 'info', `${name}.trashinfo`), { force: true });
    throw error;
  }
}

function numbered(wanted: string, number: number): string {
  const extension = extname(wanted).slice(0, 20);
  const stem = wanted.slice(0, wanted.length - extension.length);
  const short = Buffer.from(stem)
    .subarray(0, longestName)
    .toString('utf8')
    .replace(/\uFFFD+$/u, '');
  return number === 1 ? `${short}${extension}` : `${short}.${number}${extension}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** `YYYY-MM-DDThh:mm:ss`, as the clock on the wall says. */
function localTime(now: Date): string {
  const shifted = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}

function translate(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return new AppError('file-missing', { path }, { cause: error });
  const reason = String(error.code);
  return new AppError('trash-unavailable', { path, reason }, { cause: error });
}
