import type { Pair } from '../dependencies.ts';
import type { StoredFile } from './fileStore.ts';

/** Null while it cannot be told what the file is written in. */
export function pairOfFile({ settings, detected }: StoredFile): Pair | null {
  const from = settings.from ?? detected;
  return from && { from, to: settings.to };
}
