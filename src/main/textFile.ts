import { AppError } from '../shared/errors.ts';

/** The text of a file that is text, or `file-not-text`. */
export function decodeTextFile(name: string, content: Uint8Array): string {
  const text = decode(name, content, encodingOf(content));
  // No text file has a NUL, and nearly every other file does.
  if (text.includes('\0')) throw new AppError('file-not-text', { name });
  return text;
}

export function decodeUtf8(name: string, content: Uint8Array): string {
  return decode(name, content, 'utf-8');
}

function decode(name: string, content: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch (error) {
    throw new AppError('file-not-text', { name }, { cause: error });
  }
}

/** Without a byte order mark it is UTF-8 or not text. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
