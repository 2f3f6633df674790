import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeRandomAdapter } from '../fixtures/gguf/randomAdapter.ts';
import { shapes, writeRandomModel } from '../fixtures/gguf/randomModel.ts';
import type { Api } from '../src/shared/api.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import type { LoadOptions } from '../src/shared/api/models.ts';

export type Shape = '135m' | '1b';

const cacheFolder = fileURLToPath(new URL('../.cache/models/', import.meta.url));

/** A random-weight model of the named shape, made once and kept in `.cache`. */
export async function modelOfShape(shape: Shape): Promise<string> {
  await mkdir(cacheFolder, { recursive: true });
  return writeRandomModel(cacheFolder, shape);
}

/** A random adapter for a model of the named shape, made once as well. */
export async function adapterOfShape(shape: Shape, rank: number): Promise<string> {
  await mkdir(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `random-${shape}-rank-${rank}.gguf`);
  // Small enough that a deep network's activations stay tame.
  const adapter = { shape: shapes[shape], rank, seed: rank, size: 0.02 };
  if (!existsSync(path)) writeRandomAdapter(path, adapter);
  return path;
}

export async function loadShape(api: Api, shape: Shape, options: Partial<LoadOptions>) {
  const path = await modelOfShape(shape);
  const entry = await api.models.add({ path });
  const model = await api.models.load({
    id: entry.id,
    options: { ...defaultLoadOptions, gpuLayers: 0, ...options },
  });
  return { path, model };
}
