import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseSyncOptions, SQLInputValue } from 'node:sqlite';
import { AppError } from '../../shared/errors.ts';
import { privateFileMode } from '../paths.ts';
import { translating } from './errors.ts';
import { migrate, refuseNewer } from './migrate.ts';

export type Parameters = Record<string, SQLInputValue>;

export type Statement<Row> = {
  all(parameters?: Parameters): Row[];
  first(parameters?: Parameters): Row | undefined;
  /** The number of rows changed. */
  run(parameters?: Parameters): number;
};

/**
 * The one connection to the one database, and the only writer. A class because it has a life
 * cycle; every failure of SQLite leaves it as an `AppError` where we have a code for it.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #path: string;

  constructor(connection: DatabaseSync, path: string) {
    this.#connection = connection;
    this.#path = path;
  }

  /** STRICT tables make the columns what the migrations say, so `Row` is stated, not checked. */
  prepare<Row = never>(sql: string): Statement<Row> {
    const statement = translating(this.#path, () => this.#connection.prepare(sql));
    const guard = <Result>(call: () => Result): Result => translating(this.#path, call);
    return {
      all: (parameters = {}) => guard(() => statement.all(parameters)) as Row[],
      first: (parameters = {}) => guard(() => statement.get(parameters)) as Row | undefined,
      run: (parameters = {}) => Number(guard(() => statement.run(parameters)).changes),
    };
  }

  execute(sql: string): void {
    translating(this.#path, () => this.#connection.exec(sql));
  }

  /** Makes a function of ours callable in SQL. It must always give the same for the same text. */
  defineFunction(name: string, call: (text: string) => string): void {
    this.#connection.function(name, { deterministic: true }, (text) => call(String(text)));
  }

  /** All or nothing, and on the disk when it returns. Transactions do not nest. */
  transaction<Result>(work: () => Result): Result {
    this.execute('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.execute('COMMIT');
      return result;
    } catch (error) {
      // SQLite itself has already rolled back after some errors, a full disk among them.
      if (this.#connection.isTransaction) this.execute('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#connection.close();
  }
}

/**
 * Opens the database, checks it, and brings it to this version's schema. Fails with
 * `database-newer` or `database-damaged` and then leaves the file exactly as it was.
 */
export function openDatabase(options: {
  path: string;
  backupFolder: string;
  /** Whether the last owner of the file ended without closing it. */
  wasCutOff: boolean;
}): Database {
  const { path, backupFolder, wasCutOff } = options;
  const isNew = !existsSync(path);
  if (isNew) createPrivateFile(path);
  else inspect(path, wasCutOff);
  return opened(path, { timeout: 2000 }, (database) => {
    applyPragmas(database);
    migrate(database, { backupFolder: isNew ? null : backupFolder });
    return database;
  });
}

/** The files that SQLite puts beside it take its mode over. */
function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', privateFileMode));
  chmodSync(path, privateFileMode);
}

/** Read-only, because even closing a writable connection changes the file it has opened. */
function inspect(path: string, wasCutOff: boolean): void {
  const database = opened(path, { readOnly: true }, (connected) => {
    refuseNewer(connected);
    checkIntegrity(connected, { path, wasCutOff });
    return connected;
  });
  database.close();
}

function opened(
  path: string,
  options: DatabaseSyncOptions,
  prepare: (database: Database) => Database,
): Database {
  const connection = translating(path, () => new DatabaseSync(path, options));
  try {
    return prepare(new Database(connection, path));
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * `synchronous=FULL` because NORMAL loses acknowledged rows in a power cut; `secure_delete` so
 * that what a person deleted for good is overwritten; `trusted_schema` and `cell_size_check`
 * because a database file may have been tampered with.
 */
function applyPragmas(database: Database): void {
  database.execute(`
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
  `);
}

/** About 3 ms per MB: always affordable up to here, and beyond it after a crash only. */
const alwaysCheckedPages = 16_384;

function checkIntegrity(
  database: Database,
  { path, wasCutOff }: { path: string; wasCutOff: boolean },
): void {
  const pages = database.prepare<{ page_count: number }>('PRAGMA page_count').first();
  if (!wasCutOff && (pages?.page_count ?? 0) > alwaysCheckedPages) return;
  const check = database.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').first();
  if (check?.quick_check !== 'ok') throw new AppError('database-damaged', { path });
}
