import type { EngineAdapter } from '../../../shared/engineApi.ts';

/**
 * The adapters that do something, each once: llama.cpp keeps one strength for each adapter of a
 * context, so that those of one named twice are added up here. They only add to the weights, and
 * their order means nothing.
 */
export function stackInForce(adapters: readonly EngineAdapter[]): EngineAdapter[] {
  const strengths = new Map<string, number>();
  for (const { path, strength } of adapters) {
    strengths.set(path, (strengths.get(path) ?? 0) + strength);
  }
  return [...strengths]
    .map(([path, strength]) => ({ path, strength }))
    .filter(({ strength }) => strength !== 0)
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
