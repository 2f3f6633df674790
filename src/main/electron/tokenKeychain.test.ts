import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { openTokenKeychain } from './tokenKeychain.ts';

let folder: string;

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(() => removeFolder(folder));

/** Stands in for Electron's: hexadecimal digits are what it calls encrypted. */
function keychain(backend: 'gnome_libsecret' | 'basic_text', isAvailable = true) {
  return {
    isAsyncEncryptionAvailable: async () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
    decryptStringAsync: async (content: Buffer) => ({
      shouldReEncrypt: false,
      result: Buffer.from(content.toString(), 'hex').toString(),
    }),
  };
}

test('the token is kept encrypted, for its owner alone, and forgotten when asked', async () => {
  const path = join(folder, 'token.bin');
  const keeper = await openTokenKeychain(path, keychain('gnome_libsecret'), 'linux');
  expect(keeper.place).toBe('keychain');
  expect(await keeper.load()).toBeNull();
  await keeper.save('hf_secret');
  expect(readFileSync(path, 'utf8')).not.toContain('hf_secret');
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(await keeper.load()).toBe('hf_secret');
  await keeper.save(null);
  expect(existsSync(path)).toBe(false);
});

test.each([
  ['a key that is no secret', keychain('basic_text')],
  ['no keychain at all', keychain('gnome_libsecret', false)],
])('with %s nothing is written to the disk', async (_name, poor) => {
  const path = join(folder, 'token.bin');
  const keeper = await openTokenKeychain(path, poor, 'linux');
  expect(keeper.place).toBe('memory');
  await keeper.save('hf_secret');
  expect(existsSync(path)).toBe(false);
});

test('the backend is asked for on Linux alone, where it exists', async () => {
  const keeper = await openTokenKeychain(join(folder, 'x'), keychain('basic_text'), 'darwin');
  expect(keeper.place).toBe('keychain');
});
