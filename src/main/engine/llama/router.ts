import { implement } from '@orpc/server';
import type { LoadEvent } from '../../../shared/engineApi.ts';
import { engineContract } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { createEventQueue } from '../eventQueue.ts';
import { fitWindow } from '../fitWindow.ts';
import { createPriorities } from '../priorities.ts';
import { measureEffect } from './effect.ts';
import { generate } from './generation.ts';
import type { LoadedEngine, loadEngine } from './loading.ts';
import { createStops } from './stops.ts';

/** The least step of load progress worth an event. */
const progressStep = 0.01;

/** What the engine process serves: one model, loaded once. */
export function createEngineRouter() {
  // What goes out is made here and typed: checking each delta once more would slow decoding.
  const os = implement(engineContract).$config({ initialOutputValidationIndex: Number.NaN });
  const priorities = createPriorities();
  const stops = createStops();
  let engine: LoadedEngine | null = null;

  function loaded(): LoadedEngine {
    if (!engine) throw new AppError('no-model');
    return engine;
  }

  return os.router({
    load: os.load.handler(async function* ({ input }) {
      const events = createEventQueue<LoadEvent>();
      let shown = -progressStep;
      const onProgress = (fraction: number): void => {
        if (fraction - shown < progressStep) return;
        shown = fraction;
        events.push({ type: 'progress', fraction: Math.min(fraction, 1) });
      };
      void load({ ...input, onProgress }).then(
        (result) => {
          engine = result;
          events.push({ type: 'loaded', model: result.facts });
          events.finish();
        },
        (error: unknown) => events.fail(error),
      );
      yield* events.read();
    }),
    countTokens: os.countTokens.handler(({ input }) =>
      input.texts.map((text) => loaded().tokenizer.count(text)),
    ),
    fitWindow: os.fitWindow.handler(({ input: { systemPrompt, turns, reserveTokens } }) => {
      const { template, tokenizer, contextSize } = loaded();
      return fitWindow({
        turns,
        reserveTokens,
        contextSize,
        countFrom: (firstTurn) =>
          template.render({ systemPrompt, turns: turns.slice(firstTurn) }, tokenizer.tokenizer)
            .tokens.length,
      });
    }),
    generate: os.generate.handler(async function* ({ input, signal }) {
      using presence = priorities.enter(input.priority);
      using stop = stops.begin(input.generation);
      const stopping = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
      yield* generate(loaded(), input, { presence, signal: stopping });
    }),
    measureEffect: os.measureEffect.handler(async ({ input, signal }) => {
      // Somebody looks at the badge and waits: background work gives way.
      using presence = priorities.enter('interactive');
      const stopping = signal ?? new AbortController().signal;
      await presence.turn(stopping);
      return { divergence: await measureEffect(loaded(), input, stopping) };
    }),
    contexts: os.contexts.handler(() => loaded().pool.held()),
    stop: os.stop.handler(({ input }) => stops.stop(input.generation)),
    memory: os.memory.handler(() => ({ residentBytes: process.memoryUsage.rss() })),
  });
}

/** The library comes with the model: until then the process is small and answers at once. */
async function load(request: Parameters<typeof loadEngine>[0]): Promise<LoadedEngine> {
  const loading = await import('./loading.ts');
  return loading.loadEngine(request);
}
