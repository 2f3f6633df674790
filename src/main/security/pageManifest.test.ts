import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPageManifest } from './pageManifest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alcove-pages-'));
  await mkdir(join(folder, 'assets', 'deep'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), '');
  await writeFile(join(folder, 'assets', 'deep', 'KaTeX-1a2b.woff2'), '');
});
afterEach(() => rm(folder, { recursive: true }));

test('lists what was built, with the index at the root', async () => {
  const manifest = await readPageManifest(folder);
  expect([...manifest.keys()].toSorted()).toEqual([
    '/',
    '/assets/deep/KaTeX-1a2b.woff2',
    '/assets/main-1a2b.js',
    '/index.html',
  ]);
  expect(manifest.get('/')).toEqual({
    path: join(folder, 'index.html'),
    contentType: 'text/html; charset=utf-8',
    cacheControl: 'no-store',
  });
  expect(manifest.get('/assets/main-1a2b.js')).toMatchObject({
    contentType: 'text/javascript; charset=utf-8',
    cacheControl: expect.stringContaining('immutable') as string,
  });
});

test('leaves out links and files of unknown kind', async () => {
  await symlink('/etc/passwd', join(folder, 'passwd.html'));
  await writeFile(join(folder, 'notes.gguf'), '');
  const manifest = await readPageManifest(folder);
  expect(manifest.has('/passwd.html')).toBe(false);
  expect(manifest.has('/notes.gguf')).toBe(false);
});
