/** Hears which generations are to stop, also before they begin: a stop may overtake its target. */
export function createStops() {
  const controllers = new Map<number, AbortController>();

  function controllerOf(generation: number): AbortController {
    const controller = controllers.get(generation) ?? new AbortController();
    controllers.set(generation, controller);
    return controller;
  }

  return {
    /** The signal of a generation, until it is disposed of. */
    begin(generation: number): Disposable & { signal: AbortSignal } {
      const { signal } = controllerOf(generation);
      return { signal, [Symbol.dispose]: () => void controllers.delete(generation) };
    },
    stop: (generation: number): void => controllerOf(generation).abort(),
  };
}
