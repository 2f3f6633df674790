import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { privateFileMode } from '../../paths.ts';
import { blockCount, blockEnd, blockStart } from './blocks.ts';
import { headingLine, journalLine, parseJournal } from './journal.ts';
import type { PartIdentity } from './journal.ts';

/**
 * A file that grows block by block, in any order. A block counts once it is on the disk and its
 * hash in the journal beside it; after a kill, what the journal names is read again and believed
 * only where the hash is still right.
 */
export class PartFile {
  readonly done = new Set<number>();
  readonly #identity: PartIdentity;
  readonly #data: FileHandle;
  readonly #journal: FileHandle;

  constructor(identity: PartIdentity, data: FileHandle, journal: FileHandle) {
    this.#identity = identity;
    this.#data = data;
    this.#journal = journal;
  }

  /** Resolves when the block is on the disk, and so is the line that says so. */
  async write(index: number, content: Buffer): Promise<void> {
    const start = blockStart(this.#identity, index);
    await this.#data.write(content, 0, content.length, start);
    await this.#data.datasync();
    await this.#journal.appendFile(journalLine(index, sha256(content)));
    await this.#journal.datasync();
    this.done.add(index);
  }

  /** Makes it as long as it will be, so that a disk that takes no such file says so at once. */
  async lengthen(): Promise<void> {
    await this.#data.truncate(this.#identity.sizeBytes);
  }

  async verify(hashes: ReadonlyMap<number, string>, signal: AbortSignal): Promise<void> {
    const buffer = Buffer.alloc(Math.min(this.#identity.blockBytes, this.#identity.sizeBytes));
    for (const [index, hash] of hashes) {
      signal.throwIfAborted();
      if (index >= blockCount(this.#identity)) continue;
      const start = blockStart(this.#identity, index);
      const size = blockEnd(this.#identity, index) - start;
      const { bytesRead } = await this.#data.read(buffer, 0, size, start);
      if (bytesRead === size && sha256(buffer.subarray(0, size)) === hash) this.done.add(index);
    }
  }

  get doneBytes(): number {
    let bytes = 0;
    for (const index of this.done) {
      bytes += blockEnd(this.#identity, index) - blockStart(this.#identity, index);
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.#data.close();
    await this.#journal.close();
  }
}

/** Opens the part as far as it came, or begins it anew when it is not one of this very file. */
export async function openPart(
  path: string,
  identity: PartIdentity,
  signal: AbortSignal,
): Promise<PartFile> {
  const journalPath = journalOf(path);
  const text = await readFile(journalPath, 'utf8').catch(() => '');
  const hashes = parseJournal(text, identity);
  if (hashes === null) await removePart(path);
  await using opening = new AsyncDisposableStack();
  // Never through a link that somebody has put there.
  const flags = constants.O_RDWR | constants.O_CREAT | noFollow;
  const data = opening.use(await open(path, flags, privateFileMode));
  const journal = opening.use(
    await open(
      journalPath,
      constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow,
      privateFileMode,
    ),
  );
  const part = new PartFile(identity, data, journal);
  if (hashes === null) {
    await journal.appendFile(headingLine(identity));
  } else {
    // A line that a kill has cut off ends here, so that the next one begins on its own.
    if (!text.endsWith('\n')) await journal.appendFile('\n');
    await part.verify(hashes, signal);
  }
  opening.move();
  return part;
}

export async function removePart(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(journalOf(path), { force: true });
}

export function journalOf(path: string): string {
  return `${path}.journal`;
}

/** Windows has no such flag; there, making links takes rights that ordinary programs lack. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
