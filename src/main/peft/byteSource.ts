import { open } from 'node:fs/promises';

/** Something to read from anywhere in: a file, or what was sent. */
export type ByteSource = {
  /** For messages. */
  name: string;
  sizeBytes: number;
  /** Exactly so many bytes, all of them inside. */
  read: (offset: number, length: number) => Promise<Buffer>;
};

export function bytesOf(name: string, content: Buffer): ByteSource {
  return {
    name,
    sizeBytes: content.length,
    read: (offset, length) => Promise.resolve(content.subarray(offset, offset + length)),
  };
}

/** Opens the file for as long as `use` takes. */
export async function withFile<Result>(
  path: string,
  use: (source: ByteSource) => Promise<Result>,
): Promise<Result> {
  await using file = await open(path);
  const { size: sizeBytes } = await file.stat();
  // Awaited here, or the file would be closed before it is read.
  return await use({
    name: path,
    sizeBytes,
    async read(offset, length) {
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) throw new Error('the file became shorter while it was read');
        done += bytesRead;
      }
      return bytes;
    },
  });
}
