import { AppError } from '../../shared/errors.ts';

/** SQLite's primary result codes, the low byte of what `node:sqlite` reports. */
const sqliteBusy = 5;
const sqliteCorrupt = 11;
const sqliteFull = 13;
const sqliteNotADatabase = 26;

/** Runs one call of the library and names what went wrong in our own codes. */
export function translating<Result>(path: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw translate(path, error);
  }
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === sqliteBusy;
}

function translate(path: string, error: unknown): unknown {
  const code = primaryCode(error);
  if (code === sqliteFull) return new AppError('disk-full', { path }, { cause: error });
  if (code === sqliteCorrupt || code === sqliteNotADatabase) {
    return new AppError('database-damaged', { path }, { cause: error });
  }
  return error;
}

function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
