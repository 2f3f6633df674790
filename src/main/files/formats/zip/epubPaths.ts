import { posix } from 'node:path';

/** Where a reference within a file of the archive leads: a path in the archive, without fragment. */
export function resolvePath(from: string, reference: string): string {
  const [path = ''] = reference.split('#');
  return posix.join(posix.dirname(from), decodeSafely(path));
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
