import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OfferedFile } from '../../../shared/api/files.ts';
import { privateFileMode } from '../../paths.ts';

/** A file on its way out; whoever takes it sends it as a download of this name. */
export type TakenOffer = { fileName: string; content: Buffer };

/** Files that features make for people to keep, in a folder that every start empties. */
export function createOfferedFiles(folder: string) {
  const offers = new Map<string, OfferedFile>();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  return {
    async offer(fileName: string, content: Uint8Array): Promise<OfferedFile> {
      const fileId = randomUUID();
      await writeFile(join(folder, fileId), content, { mode: privateFileMode, flag: 'wx' });
      const offer = { fileId, fileName, sizeBytes: content.byteLength };
      offers.set(fileId, offer);
      return offer;
    },
    /** Hands a file out once; null when there is none. */
    async take(fileId: string): Promise<TakenOffer | null> {
      const offer = offers.get(fileId);
      if (!offer) return null;
      offers.delete(fileId);
      const path = join(folder, fileId);
      const content = await readFile(path);
      await rm(path, { force: true });
      return { fileName: offer.fileName, content };
    },
    close(): void {
      offers.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
