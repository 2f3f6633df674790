import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Transfer } from '../../../../fixtures/huggingFace/pacedStorage.ts';
import { blockEnd, blockStart } from '../../http/downloader/blocks.ts';
import type { Blocks } from '../../http/downloader/blocks.ts';
import { parseJournal } from '../../http/downloader/journal.ts';
import { blockBytes, defaultLimits } from '../../http/downloader/limits.ts';
import { journalOf } from '../../http/downloader/partFile.ts';

export type WantedFile = { name: string; content: Buffer; sha256: string };

const partsFolder = '.parts';

/** Which blocks of a file a next start would believe, and whether it would be right. */
export type VerifiedBlocks = { blocks: Blocks; done: ReadonlySet<number>; falseClaims: number };

/** As the disk has it: all of a file that has its name, else what the journal of its part names. */
export function verifiedBlocks(modelsFolder: string, file: WantedFile): VerifiedBlocks {
  const blocks = { sizeBytes: file.content.length, blockBytes: blockBytes(defaultLimits) };
  const folder = join(modelsFolder, partsFolder);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    if (!name.endsWith('.part') || !existsSync(journalOf(path))) continue;
    const text = readFileSync(journalOf(path), 'utf8');
    const hashes = parseJournal(text, { ...blocks, sha256: file.sha256 });
    if (hashes === null) continue;
    const part = readFileSync(path);
    const claimed = [...hashes.keys()];
    const right = claimed.filter((index) => isSame(part, file.content, rangeOf(blocks, index)));
    return { blocks, done: new Set(right), falseClaims: claimed.length - right.length };
  }
  const isWhole = namedFiles(modelsFolder).some((path) => path.endsWith(`${sep}${file.name}`));
  const count = Math.ceil(blocks.sizeBytes / blocks.blockBytes);
  const done = new Set(isWhole ? Array.from({ length: count }, (_, index) => index) : []);
  return { blocks, done, falseClaims: 0 };
}

/** Bytes of a file that these transfers brought and that are in no verified block. */
export function unverifiedBytes(
  transfers: readonly Transfer[],
  { blocks, done }: VerifiedBlocks,
): number {
  let bytes = 0;
  for (const { start, position } of transfers) {
    for (let from = start; from < position;) {
      const index = Math.floor(from / blocks.blockBytes);
      const end = Math.min(position, blockEnd(blocks, index));
      if (!done.has(index)) bytes += end - from;
      from = end;
    }
  }
  return bytes;
}

/** Everything in the models folder but what is on its way, by its path from there. */
export function namedFiles(modelsFolder: string): string[] {
  if (!existsSync(modelsFolder)) return [];
  return readdirSync(modelsFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(modelsFolder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(partsFolder));
}

export function leftOverParts(modelsFolder: string): string[] {
  return readdirSync(join(modelsFolder, partsFolder));
}

/** Connections by host and how they ended, as the ledger on the disk has them. */
export function ledgerRows(databasePath: string): { host: string; outcome: string }[] {
  if (!existsSync(databasePath)) return [];
  const database = new DatabaseSync(databasePath, { readOnly: true });
  try {
    const [table] = database.prepare(`PRAGMA table_info('connection')`).all();
    // Killed before the first migration was done: nothing can have connected.
    if (table === undefined) return [];
    const rows = database.prepare('SELECT host, outcome FROM connection').all();
    return rows.map(({ host, outcome }) => ({ host: String(host), outcome: String(outcome) }));
  } finally {
    database.close();
  }
}

function rangeOf(blocks: Blocks, index: number): [number, number] {
  return [blockStart(blocks, index), blockEnd(blocks, index)];
}

function isSame(one: Buffer, other: Buffer, [start, end]: [number, number]): boolean {
  return one.subarray(start, end).equals(other.subarray(start, end));
}
