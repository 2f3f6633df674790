import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Everything Alcove writes lies in one folder that only its owner can open. */
export function createDataFolder(folder: string) {
  // Files that a library makes beside ours, such as SQLite's journals, are private too.
  process.umask(0o077);
  makePrivateFolder(folder);
  const paths = {
    folder,
    database: join(folder, 'alcove.db'),
    backups: join(folder, 'backups'),
    lock: join(folder, 'alcove.lock'),
    owner: join(folder, 'alcove.pid'),
    settings: join(folder, 'settings.json'),
    received: join(folder, 'received'),
    offered: join(folder, 'offered'),
    adapters: join(folder, 'adapters'),
    models: join(folder, 'models'),
    translations: join(folder, 'translations'),
  };
  makePrivateFolder(paths.backups);
  makePrivateFolder(paths.received);
  makePrivateFolder(paths.models);
  makePrivateFolder(paths.translations);
  return paths;
}

export type DataPaths = ReturnType<typeof createDataFolder>;

/** What ships with Alcove and is only read. */
export function resourcePaths(folder: string) {
  return {
    starterModel: join(folder, 'models', 'starter', 'starter-q8_0.gguf'),
    starterAdapters: join(folder, 'models', 'starter', 'adapters'),
    prompts: join(folder, 'prompts'),
    catalogue: join(folder, 'catalogue', 'models.json'),
    samples: join(folder, 'samples'),
  };
}

/** As people type and paste paths: `~` for their home, or in the quotes that Windows copies. */
export function absolutePath(given: string): string {
  const path = given.trim().replace(/^"(.+)"$/u, '$1');
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(path);
}

export const privateFileMode = 0o600;

/** `mkdir` alone leaves the mode of a folder that is already there as it is. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
