/** What a server may take of our time, memory and disk. Tests shorten the times. */
export const defaultLimits = {
  /** From asking for the name to the end of the headers. */
  headersMilliseconds: 30_000,
  /** Fewer bytes than this in a window is a server that stalls. */
  stallWindowMilliseconds: 30_000,
  stallWindowBytes: 15_000,
  maxHeaderBytes: 32 * 1024,
  maxJsonBytes: 8 * 1024 * 1024,
  jsonMilliseconds: 30_000,
  maxRedirects: 5,
  /** In a row, without a byte gained between them. */
  maxAttempts: 6,
  firstBackoffMilliseconds: 1000,
  maxBackoffMilliseconds: 30_000,
  /** A server that wants more patience than this is told to the person instead. */
  maxRetryAfterMilliseconds: 5 * 60_000,
  /** What a kill may cost: what all connections together have received and not yet written. */
  chunkBytes: 16 * 1024 * 1024,
  connections: 4,
  /** Below this, a second connection costs more than it gains. */
  parallelFromBytes: 64 * 1024 * 1024,
  /** Left free for everything else on the disk. */
  spareDiskBytes: 256 * 1024 * 1024,
  progressMilliseconds: 250,
};

export type Limits = typeof defaultLimits;

/**
 * What is fetched, verified and written at once. Each connection may lose two of them: while one is
 * being written, the system goes on receiving the next.
 */
export function blockBytes(limits: Limits): number {
  return limits.chunkBytes / (2 * limits.connections);
}
