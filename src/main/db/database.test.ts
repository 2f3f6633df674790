import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
  path = join(folder, 'alcove.db');
  mkdirSync(join(folder, 'backups'));
});

afterEach(() => removeFolder(folder));

function open(wasCutOff = false): Database {
  return openDatabase({ path, backupFolder: join(folder, 'backups'), wasCutOff });
}

function setVersion(version: number): void {
  const database = open();
  database.execute(`PRAGMA user_version = ${version}`);
  database.close();
}

function addPreset(database: Database, name: string): void {
  database
    .prepare(`INSERT INTO preset (id, name, system_prompt, sampling) VALUES (:name, :name, '', '')`)
    .run({ name });
}

function presetNames(database: Database): string[] {
  const rows = database.prepare<{ name: string }>('SELECT name FROM preset ORDER BY seq').all();
  return rows.map((row) => row.name);
}

test('a new database has the newest schema, only its owner can read it, and no backup is made', () => {
  const database = open();
  addPreset(database, 'a');
  const modes = readdirSync(folder)
    .filter((name) => name.startsWith('alcove.db'))
    .map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes.length).toBeGreaterThan(1);
  expect(new Set(modes)).toEqual(new Set([0o600]));
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  database.close();
});

test('what was committed is there when the process ended without closing', () => {
  const database = open();
  addPreset(database, 'kept');
  const copy = join(folder, 'copy.db');
  copyFileSync(path, copy);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  const reopened = openDatabase({ path: copy, backupFolder: folder, wasCutOff: true });
  expect(presetNames(reopened)).toEqual(['kept']);
  reopened.close();
  database.close();
});

test('a failed transaction leaves nothing behind', () => {
  const database = open();
  expect(() =>
    database.transaction(() => {
      addPreset(database, 'first');
      addPreset(database, 'first');
    }),
  ).toThrow(/UNIQUE/u);
  expect(presetNames(database)).toEqual([]);
  database.close();
});

test('a full disk is named, and what was there stays readable', () => {
  const database = open();
  addPreset(database, 'before');
  const pages = database.prepare<{ page_count: number }>('PRAGMA page_count').first();
  database.execute(`PRAGMA max_page_count = ${pages?.page_count ?? 0}`);
  expect(() => addPreset(database, 'x'.repeat(200_000))).toThrow(
    expect.objectContaining({ code: 'disk-full', details: { path } }),
  );
  expect(presetNames(database)).toEqual(['before']);
  database.close();
});

test('a database of a newer version is refused and not touched', () => {
  setVersion(9999);
  const before = readFileSync(path);
  expect(() => open()).toThrow(
    expect.objectContaining({
      code: 'database-newer',
      details: { found: 9999, supported: expect.any(Number) as number },
    }),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test.each([
  ['is something else', (bytes: Buffer) => bytes.fill('not a database')],
  ['lost its end', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['lost a page', (bytes: Buffer) => bytes.fill(0xff, 8192, 12_288)],
])('a database file that %s is reported as damaged and not touched', (_, damage) => {
  const database = open();
  for (let index = 0; index < 50; index += 1) addPreset(database, `${index} ${'x'.repeat(500)}`);
  database.close();
  const damaged = Buffer.from(damage(readFileSync(path)));
  writeFileSync(path, damaged);
  expect(() => open(true)).toThrow(expect.objectContaining({ code: 'database-damaged' }));
  expect(readFileSync(path).equals(damaged)).toBe(true);
});

/** A database as an older version of the schema left it. */
function makeOld(version: number, content: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('alcove.db')) rmSync(join(folder, name));
  const migrations = new URL('./migrations/', import.meta.url);
  const database = new DatabaseSync(path);
  for (const name of readdirSync(migrations).toSorted()) {
    if (Number(name.slice(0, 4)) > version) break;
    database.exec(readFileSync(new URL(name, migrations), 'utf8'));
  }
  database.exec(`PRAGMA user_version = ${version}; ${content}`);
  database.close();
}

test('migrating takes a snapshot first and keeps the last three', () => {
  for (let round = 0; round < 5; round += 1) {
    makeOld(
      1,
      `INSERT INTO preset (id, name, system_prompt, sampling) VALUES ('old', 'old', '', '')`,
    );
    const migrated = open();
    expect(presetNames(migrated)).toEqual(['old']);
    migrated.close();
  }
  const snapshots = readdirSync(join(folder, 'backups'));
  expect(snapshots).toHaveLength(3);
  for (const name of snapshots) expect(name).toMatch(/^alcove-.*-v1\.db$/u);
});

test('translated files keep their segments when their table is made anew', () => {
  makeOld(
    15,
    `INSERT INTO translation_file (id, name, format, size_bytes, settings, status, created_at)
     VALUES ('file', 'a.po', 'po', 1, '{}', 'done', 0);
     INSERT INTO file_segment (id, file_id, position, source, status, issues, note)
     VALUES ('segment', 'file', 0, '[]', 'waiting', '[]', '')`,
  );
  const database = open();
  const segments = () => database.prepare<{ id: string }>('SELECT id FROM file_segment').all();
  expect(segments().map(({ id }) => id)).toEqual(['segment']);
  database.execute(`DELETE FROM translation_file`);
  expect(segments(), 'they go with their file').toEqual([]);
  database.close();
});
