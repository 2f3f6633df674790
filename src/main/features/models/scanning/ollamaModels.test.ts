import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../../../testFolder.ts';
import { ollamaModels } from './ollamaModels.ts';

let folder = '';
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

const { signal } = new AbortController();
const hash = 'a1'.repeat(32);
const weights = 'application/vnd.ollama.image.model';

function writeManifest(name: string, content: unknown): void {
  const path = join(folder, 'manifests', ...name.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

const manifestOf = (digest: string, mediaType = weights) => ({
  layers: [
    { mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'b2'.repeat(32)}` },
    { mediaType, digest },
  ],
});

test.each([
  ['registry.ollama.ai/library/llama3.2/3b', 'llama3.2:3b'],
  ['registry.ollama.ai/somebody/theirs/latest', 'somebody/theirs:latest'],
  ['hf.co/owner/Model-GGUF/Q4_K_M', 'hf.co/owner/Model-GGUF:Q4_K_M'],
])('%s is %s, in the blob of its weights', async (manifest, name) => {
  writeManifest(manifest, manifestOf(`sha256:${hash}`));
  expect(await ollamaModels(folder, signal)).toEqual([
    { name, sha256: hash, path: join(folder, 'blobs', `sha256-${hash}`) },
  ]);
});

test('two names of the same weights are one model', async () => {
  writeManifest('registry.ollama.ai/library/one/latest', manifestOf(`sha256:${hash}`));
  writeManifest('registry.ollama.ai/library/two/latest', manifestOf(`sha256:${hash}`));
  expect(await ollamaModels(folder, signal)).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['a digest that leads elsewhere', manifestOf('sha256:../../../../etc/passwd')],
  ['a digest of another kind', manifestOf(`sha512:${hash}`)],
  ['no weights', manifestOf(`sha256:${hash}`, 'application/vnd.ollama.image.adapter')],
  ['no JSON', '{"layers":'],
  ['another shape', { layers: 'many' }],
  ['more than a manifest has', JSON.stringify(manifestOf(`sha256:${hash}`)).padEnd(70_000)],
])('%s is no model', async (_, content) => {
  writeManifest('registry.ollama.ai/library/odd/latest', content);
  expect(await ollamaModels(folder, signal)).toEqual([]);
});

test('fails where there is no Ollama', async () => {
  await expect(ollamaModels(folder, signal)).rejects.toMatchObject({ code: 'ENOENT' });
});
