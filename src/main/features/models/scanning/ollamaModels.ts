import type { Dirent } from 'node:fs';
import { open, opendir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { visibleName } from '../modelName.ts';
import { unlessRefused } from './unlessRefused.ts';

export type OllamaModel = { path: string; name: string; sha256: string };

/** Manifests are a few hundred bytes each. */
const largestManifest = 64 * 1024;
const mostManifests = 2000;
/** `host/owner/model/tag`. */
const manifestDepth = 4;

/** A digest is part of a file name: anything else than this could lead out of the blobs. */
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u);
const manifest = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest })).max(1000),
});
const weights = 'application/vnd.ollama.image.model';

/**
 * The models that Ollama's manifests speak of, each with the name by which it is run there and the
 * blob that holds it. Manifests that cannot be read are left out. Fails where there is no folder.
 */
export async function ollamaModels(root: string, signal: AbortSignal): Promise<OllamaModel[]> {
  const folder = join(root, 'manifests');
  const models = new Map<string, OllamaModel>();
  let seen = 0;
  await stat(folder);
  for await (const path of manifestPaths(folder, 1)) {
    signal.throwIfAborted();
    seen += 1;
    if (seen > mostManifests) break;
    const sha256 = weightsDigest(await unlessRefused(readStart(path)));
    if (sha256 === null || models.has(sha256)) continue;
    const name = ollamaName(relative(folder, path).split(sep));
    models.set(sha256, { path: join(root, 'blobs', `sha256-${sha256}`), name, sha256 });
  }
  return [...models.values()];
}

/** As `ollama run` takes it: what is usual is left out. */
function ollamaName([host, owner, model = '', tag = 'latest']: string[]): string {
  const isUsualHost = host === 'registry.ollama.ai';
  const before = isUsualHost ? (owner === 'library' ? [] : [owner]) : [host, owner];
  return visibleName(`${[...before, model].join('/')}:${tag}`);
}

function weightsDigest(text: string | null): string | null {
  const read = manifest.safeParse(parsed(text));
  const layer = read.data?.layers.find(({ mediaType }) => mediaType === weights);
  return layer?.digest.slice('sha256:'.length) ?? null;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** Links are no manifests. */
async function* manifestPaths(folder: string, depth: number): AsyncGenerator<string, void, void> {
  const entries: Dirent[] = [];
  for await (const entry of (await unlessRefused(opendir(folder))) ?? []) {
    entries.push(entry);
    if (entries.length >= mostManifests) break;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && depth === manifestDepth) yield path;
    if (entry.isDirectory() && depth < manifestDepth) yield* manifestPaths(path, depth + 1);
  }
}

/** Null where it is too long to be a manifest. */
async function readStart(path: string): Promise<string | null> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(largestManifest), 0);
  return bytesRead < largestManifest ? buffer.toString('utf8', 0, bytesRead) : null;
}
