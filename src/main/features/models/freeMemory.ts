import type { Engine } from '../../engine/engine.ts';

/** Bytes that a model loaded now could have: what is free, and what the present one gives back. */
export function createFreeMemory(engine: Engine) {
  let engineBytes = 0;
  return {
    bytes: (): number => process.availableMemory() + engineBytes,
    /** Asks the engine again, which takes a moment: after each change of the model in it. */
    async refresh(): Promise<void> {
      // An engine that ends meanwhile holds nothing.
      engineBytes = (await engine.residentBytes().catch(() => null)) ?? 0;
    },
  };
}
