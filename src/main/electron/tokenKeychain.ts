import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { SafeStorage } from 'electron';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import type { TokenKeeper } from '../features/downloads/dependencies.ts';
import { keptInMemory } from '../features/downloads/token.ts';
import { privateFileMode } from '../paths.ts';

type Keychain = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

/**
 * Keeps the token in a file that only the system's keychain can open, or in memory where there is
 * none. On Linux without one Electron would encrypt with a key that is in its source
 * (`basic_text`), which is no protection and is refused.
 */
export async function openTokenKeychain(
  path: string,
  keychain: Keychain,
  platform: NodeJS.Platform,
): Promise<TokenKeeper> {
  const isPlain = platform === 'linux' && keychain.getSelectedStorageBackend() === 'basic_text';
  if (isPlain || !(await keychain.isAsyncEncryptionAvailable())) return keptInMemory;
  return {
    place: 'keychain',
    async load() {
      if (!existsSync(path)) return null;
      const { result } = await keychain.decryptStringAsync(readFileSync(path));
      return result;
    },
    async save(token) {
      if (token === null) rmSync(path, { force: true });
      else {
        const encrypted = await keychain.encryptStringAsync(token);
        writeFileAtomicSync(path, encrypted, { mode: privateFileMode });
      }
    },
  };
}
