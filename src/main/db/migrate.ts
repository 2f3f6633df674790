import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { privateFileMode } from '../paths.ts';
import type { Database } from './database.ts';

const migrationsFolder = new URL('./migrations/', import.meta.url);

const keptSnapshots = 3;

type Migration = { version: number; sql: string };

/**
 * Brings the schema up to date, one transaction per migration, after a snapshot of what was there.
 * `user_version` is the number of the last migration applied.
 */
export function migrate(
  database: Database,
  { backupFolder }: { backupFolder: string | null },
): void {
  const found = schemaVersion(database);
  const pending = readMigrations().filter((migration) => migration.version > found);
  if (pending.length === 0) return;
  if (backupFolder) takeSnapshot(database, backupFolder, found);
  for (const { version, sql } of pending) {
    database.transaction(() => {
      database.execute(sql);
      database.execute(`PRAGMA user_version = ${version}`);
    });
  }
}

/** A database that a later version has written is none of our business. */
export function refuseNewer(database: Database): void {
  const found = schemaVersion(database);
  const supported = readMigrations().at(-1)?.version ?? 0;
  if (found > supported) throw new AppError('database-newer', { found, supported });
}

function schemaVersion(database: Database): number {
  const row = database.prepare<{ user_version: number }>('PRAGMA user_version').first();
  return row?.user_version ?? 0;
}

/** `0001_chats.sql`, `0002_…`: the number is the version. */
function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder)
    .filter((name) => /^\d{4}_\w+\.sql$/u.test(name))
    .toSorted()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      sql: readFileSync(new URL(name, migrationsFolder), 'utf8'),
    }));
}

function takeSnapshot(database: Database, folder: string, version: number): void {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const path = join(folder, `alcove-${time}-v${version}.db`);
  database.prepare('VACUUM INTO :path').run({ path });
  chmodSync(path, privateFileMode);
  const snapshots = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .toSorted();
  for (const name of snapshots.slice(0, -keptSnapshots)) rmSync(join(folder, name));
}
