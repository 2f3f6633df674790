/** What a part file must be of to be gone on with. */
export type PartIdentity = { sizeBytes: number; sha256: string; blockBytes: number };

const blockLine = /^(\d{1,9}) ([0-9a-f]{64})$/u;

/**
 * One line of JSON about the file, then one line per verified block: its index and SHA-256. A line
 * that was cut off by a kill does not match and is as good as absent.
 */
export function headingLine({ sizeBytes, sha256, blockBytes }: PartIdentity): string {
  return `${JSON.stringify({ sizeBytes, sha256, blockBytes })}\n`;
}

export function journalLine(index: number, hash: string): string {
  return `${index} ${hash}\n`;
}

/** Hashes by block; null when the journal is about something else. */
export function parseJournal(text: string, identity: PartIdentity): Map<number, string> | null {
  const [first = '', ...lines] = text.split('\n');
  if (`${first}\n` !== headingLine(identity)) return null;
  const hashes = new Map<number, string>();
  for (const line of lines) {
    const [, index, hash] = blockLine.exec(line) ?? [];
    if (index !== undefined && hash !== undefined) hashes.set(Number(index), hash);
  }
  return hashes;
}
