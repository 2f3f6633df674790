import { unzipSync } from 'fflate';
import type { UnzipFileInfo } from 'fflate';
import { AppError } from '../../../../shared/errors.ts';
import { documentLimits } from '../../limits.ts';

export type Zip = {
  has(name: string): boolean;
  names: readonly string[];
  /** Unpacks one entry; null when there is none. Counts against the limits of the whole. */
  read(name: string): Uint8Array | null;
};

/**
 * Reads the directory only; entries are unpacked one by one when they are asked for, and never an
 * archive within the archive.
 */
export function openZip(content: Uint8Array): Zip {
  const directory = readDirectory(content);
  let unpackedBytes = 0;

  function count({ originalSize, size }: UnzipFileInfo): void {
    unpackedBytes += originalSize;
    refuseOver('unpacked', unpackedBytes, documentLimits.unpackedBytes);
    if (originalSize <= documentLimits.unpackedFreeBytes) return;
    refuseOver('ratio', originalSize / Math.max(size, 1), documentLimits.unpackedRatio);
  }

  return {
    has: (name) => directory.has(name),
    names: [...directory.keys()],
    read(name) {
      const entry = directory.get(name);
      if (!entry) return null;
      count(entry);
      return (
        unpack(() => unzipSync(content, { filter: (file) => file.name === name }))[name] ?? null
      );
    },
  };
}

function readDirectory(content: Uint8Array): Map<string, UnzipFileInfo> {
  const directory = new Map<string, UnzipFileInfo>();
  let entries = 0;
  unpack(() =>
    unzipSync(content, {
      filter(entry) {
        entries += 1;
        refuseOver('entries', entries, documentLimits.entries);
        directory.set(entry.name, entry);
        return false;
      },
    }),
  );
  return directory;
}

function unpack(run: () => Record<string, Uint8Array>): Record<string, Uint8Array> {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('document-damaged', { reason: String(error) }, { cause: error });
  }
}

function refuseOver(limit: 'unpacked' | 'ratio' | 'entries', value: number, most: number): void {
  if (value > most) throw new AppError('document-over-limit', { limit, most });
}
