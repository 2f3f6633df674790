import { implement } from '@orpc/server';
import type { EngineAdapter, LoadEvent } from '../../../shared/engineApi.ts';
import { engineContract } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { createEventQueue } from '../eventQueue.ts';
import { fitWindow } from '../fitWindow.ts';
import { createTurns } from '../turns.ts';
import { generate } from './generation.ts';
import type { LoadedEngine, loadEngine } from './loading.ts';

/** The least step of load progress worth an event. */
const progressStep = 0.01;

/** What the engine process serves: one model, loaded once. */
export function createEngineRouter() {
  const os = implement(engineContract);
  const stops = createStops();
  let engine: LoadedEngine | null = null;
  /** One sequence holds one conversation at a time. */
  const order = createTurns();

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
      const { template, tokenizer, sequence } = loaded();
      return fitWindow({
        turns,
        reserveTokens,
        contextSize: sequence.contextSize,
        countFrom: (firstTurn) =>
          template.render({ systemPrompt, turns: turns.slice(firstTurn) }, tokenizer.tokenizer)
            .tokens.length,
      });
    }),
    generate: os.generate.handler(async function* ({ input, signal }) {
      const present = loaded();
      refuseAdapters(input.adapters);
      const stop = stops.signalOf(input.generation);
      const release = await order.take();
      try {
        yield* generate(present, input, signal ? AbortSignal.any([signal, stop]) : stop);
      } finally {
        stops.forget(input.generation);
        release();
      }
    }),
    measureEffect: os.measureEffect.handler(({ input }) => {
      refuseAdapters(input.adapters);
      return { divergence: 0 };
    }),
    contexts: os.contexts.handler(() => {
      const { context } = loaded().sequence;
      const { ram, vram } = context.memoryUsage;
      const kind = { purpose: 'chat', priority: 'interactive' } as const;
      const held = { ...kind, adapters: [], sequences: 1, bytes: ram + vram, isInUse: false };
      return { contexts: [held], budgetBytes: held.bytes };
    }),
    stop: os.stop.handler(({ input }) => stops.stop(input.generation)),
    memory: os.memory.handler(() => ({ residentBytes: process.memoryUsage.rss() })),
  });
}

/** Until contexts are made for stacks. */
function refuseAdapters(adapters: EngineAdapter[]): void {
  const [first] = adapters.filter(({ strength }) => strength !== 0);
  if (first) throw new AppError('adapter-unfit', { path: first.path, reason: 'not yet supported' });
}

/** The library comes with the model: until then the process is small and answers at once. */
async function load(request: Parameters<typeof loadEngine>[0]): Promise<LoadedEngine> {
  const loading = await import('./loading.ts');
  return loading.loadEngine(request);
}

/** A stop may overtake the generation it is meant for, so that it is remembered by number. */
function createStops() {
  const waiting = new Map<number, AbortController>();
  let stoppedThrough = -1;
  return {
    signalOf(generation: number): AbortSignal {
      const controller = new AbortController();
      if (generation <= stoppedThrough) controller.abort();
      else waiting.set(generation, controller);
      return controller.signal;
    },
    stop(generation: number): void {
      stoppedThrough = Math.max(stoppedThrough, generation);
      for (const [number, controller] of waiting) {
        if (number <= stoppedThrough) controller.abort();
      }
    },
    forget(generation: number): void {
      waiting.delete(generation);
    },
  };
}
