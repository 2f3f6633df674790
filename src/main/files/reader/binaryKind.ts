export type BinaryKind =
  'pdf' | 'zip' | 'encrypted-office' | 'old-word' | 'rtf' | 'archive' | 'picture' | null;

const signatures: [signature: string, kind: BinaryKind][] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['7b5c727466', 'rtf'],
  ['1f8b', 'archive'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['89504e470d0a1a0a', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
];

/** What it takes of a file to tell what it is: readers of PDF look for its mark in so many bytes. */
export const signatureBytes = 1024;

/** What a file that is not text is, by how it begins; null for text, or what nobody knows. */
export function binaryKind(bytes: Uint8Array): BinaryKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, signatureBytes).includes('%PDF-')) return 'pdf';
  const start = content.subarray(0, 12);
  if (start.subarray(0, 8).toString('hex') === compoundFile) return compoundKind(content);
  if (start.subarray(0, 4).toString() === 'RIFF' && start.subarray(8).toString() === 'WEBP') {
    return 'picture';
  }
  const hex = start.toString('hex');
  return signatures.find(([signature]) => hex.startsWith(signature))?.[1] ?? null;
}

/** Microsoft's container of old documents, and of new ones with a password. */
const compoundFile = 'd0cf11e0a1b11ae1';

function compoundKind(content: Buffer): BinaryKind {
  return content.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'encrypted-office'
    : 'old-word';
}
