import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For tests: an empty folder of their own. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'alcove-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
