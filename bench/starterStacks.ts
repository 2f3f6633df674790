import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { starterShape, writeRandomAdapter } from '../fixtures/gguf/randomAdapter.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';

const starter = new URL('../resources/models/starter/', import.meta.url);

export const starterModel = fileURLToPath(new URL('starter-q8_0.gguf', starter));

/**
 * Stacks of two of the starter's adapters and a random one, which is written into the folder: strong
 * enough to be noticed, not so strong that nothing likely is left to say.
 */
export function starterStacks(folder: string): EngineAdapter[][] {
  const random = join(folder, 'random.gguf');
  writeRandomAdapter(random, { shape: starterShape, rank: 4, seed: 1, size: 0.23 });
  const formal = adapter(fileURLToPath(new URL('adapters/formal.gguf', starter)));
  const informal = adapter(fileURLToPath(new URL('adapters/informal.gguf', starter)));
  const other = adapter(random);
  return [
    [],
    [formal(1)],
    [informal(1)],
    [other(1)],
    [formal(0.5)],
    [informal(-1)],
    [formal(1), informal(1)],
    [other(0.5), formal(1)],
    [informal(1.5), other(-0.5)],
    [formal(0.5), informal(-0.5), other(1)],
  ];
}

function adapter(path: string): (strength: number) => EngineAdapter {
  return (strength) => ({ path, strength });
}
