import { existsSync, readFileSync, renameSync } from 'node:fs';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { settings as settingsSchema } from '../../../shared/api/settings.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import { AppError } from '../../../shared/errors.ts';
import { log } from '../../log.ts';
import { privateFileMode } from '../../paths.ts';

/** The settings on disk, or the defaults. A file that cannot be used is set aside, not lost. */
export function readSettings(path: string): Settings {
  if (!existsSync(path)) return settingsSchema.parse({});
  const settings = settingsSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (settings.success) return settings.data;
  const aside = `${path}.broken-${Date.now()}`;
  renameSync(path, aside);
  log('settings').warn({ aside }, 'settings could not be read and were set aside');
  return settingsSchema.parse({});
}

/** Old or new, never in between: temporary file, fsync, rename. */
export function writeSettings(path: string, settings: Settings): void {
  try {
    writeFileAtomicSync(path, `${JSON.stringify(settings, null, 2)}\n`, { mode: privateFileMode });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new AppError('disk-full', { path }, { cause: error });
    }
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
