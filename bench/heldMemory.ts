import { loadEngine } from '../src/main/engine/llama/loading.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import type { LoadOptions } from '../src/shared/api/models.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';
import { distinctText } from './text.ts';

export type HeldMemory = { accountedBytes: number; predictedBytes: number; grownBytes: number };

const contexts = 3;

/** Means over some contexts that were filled, inside this process. */
export async function heldMemory(
  path: string,
  options: Partial<LoadOptions> & { contextSize: number },
  adapters: EngineAdapter[],
): Promise<HeldMemory> {
  const engine = await loadEngine({
    ...defaultLoadOptions,
    ...options,
    path,
    gpuLayers: 0,
    onProgress: () => undefined,
  });
  const tokens = engine.model.tokenize(distinctText(600, 1)).slice(0, 600);
  const fill = async (strength: number): Promise<void> => {
    const stack = adapters.map((adapter) => ({ ...adapter, strength }));
    const kind = { adapters: stack, purpose: 'chat', priority: 'interactive' } as const;
    using context = await engine.pool.open(kind);
    using seat = await context.seats.take(() => 0, new AbortController().signal);
    await seat?.sequence.evaluateWithoutGeneratingNewTokens(tokens);
  };
  // The first brings the adapters themselves into memory.
  await fill(1);
  const before = process.memoryUsage.rss();
  for (let index = 1; index <= contexts; index += 1) await fill(1 + index / 10);
  const grownBytes = (process.memoryUsage.rss() - before) / contexts;
  const accountedBytes = engine.pool.held().contexts[0]?.bytes ?? Number.NaN;
  const predictedBytes = await engine.maker.predict(options.contextSize, 1);
  await engine.model.dispose();
  return { accountedBytes, predictedBytes, grownBytes };
}
