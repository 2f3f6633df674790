import { setTimeout as delay } from 'node:timers/promises';
import type {
  Effect,
  EffectRequest,
  EngineModel,
  GenerateEvent,
  Generation,
  HeldContexts,
} from '../../shared/engineApi.ts';
import { AppError } from '../../shared/errors.ts';
import { log } from '../log.ts';
import type { Engine, ExitListener, LoadRequest } from './engine.ts';
import { superviseProcess } from './engineProcess.ts';
import type { EngineProcess } from './engineProcess.ts';
import { createHandOver } from './handOver.ts';
import { checkGgufFile } from '../gguf/ggufFile.ts';
import { spawnEngine } from './spawn.ts';
import type { SpawnEngine } from './spawn.ts';
import { restartDelay, withLimit } from './watchdog.ts';

export type EngineLimits = {
  /** Without token or progress for so long, the engine counts as hung. */
  silenceMilliseconds: number;
  /** From the stop to the end of the reply. */
  stopMilliseconds: number;
  /** While loading, which may be silent for long, the engine is asked whether it lives. */
  probeMilliseconds: number;
};

const defaultLimits: EngineLimits = {
  silenceMilliseconds: 30_000,
  stopMilliseconds: 15_000,
  probeMilliseconds: 5000,
};

export type EngineOptions = {
  spawn?: SpawnEngine;
  limits?: Partial<EngineLimits>;
  /** What contexts held for later may take; else it depends on the memory that is free. */
  contextBytes?: number;
};

const logger = log('engine');

/** The supervisor of the engine process: see `Engine` for what it promises. */
export function createEngine(options: EngineOptions = {}): Engine & { processId(): number | null } {
  const { spawn = spawnEngine, contextBytes } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const exitListeners = new Set<ExitListener>();
  const crashTimes: number[] = [];
  let current: EngineProcess | null = null;
  let isLoaded = false;
  let hasAnswered = false;
  let isClosed = false;
  let generations = 0;

  async function start(modelPath: string, signal: AbortSignal): Promise<EngineProcess> {
    const wait = restartDelay(crashTimes, performance.now());
    await delay(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw new AppError('cancelled');
    const handOver = await createHandOver();
    const spawned = await spawn({ modelPath, adapterFolder: handOver.folder });
    const started = superviseProcess(spawned, handOver);
    current = started;
    void started.ended.then((error) => onEnded(started, error));
    return started;
  }

  function onEnded(ended: EngineProcess, error: AppError): void {
    const wasLoaded = isLoaded;
    if (current === ended) {
      current = null;
      isLoaded = false;
    }
    if (error.code !== 'engine-crashed' && error.code !== 'engine-hung') return;
    crashTimes.push(performance.now());
    logger.error({ code: error.code, ...error.details }, 'engine process ended');
    if (wasLoaded) for (const listener of exitListeners) listener(error, { hasAnswered });
  }

  async function stop(cause: AppError): Promise<void> {
    await current?.kill(cause);
  }

  function loaded(): EngineProcess {
    if (!current || !isLoaded) throw new AppError('no-model');
    return current;
  }

  async function guarded<Result>(engine: EngineProcess, call: Promise<Result>): Promise<Result> {
    const limited = withLimit(call, limits.silenceMilliseconds, () =>
      declareHung(engine, limits.silenceMilliseconds),
    );
    return explained(engine, limited);
  }

  /** Loading may say nothing for minutes, so that only an unanswered probe means a hang. */
  async function whileAlive<Result>(engine: EngineProcess, call: Promise<Result>): Promise<Result> {
    const done = new AbortController();
    const probe = async (): Promise<never> => {
      for (;;) {
        await delay(limits.probeMilliseconds, undefined, { signal: done.signal });
        await guarded(engine, engine.api.memory());
      }
    };
    try {
      return await Promise.race([call, probe()]);
    } finally {
      done.abort();
    }
  }

  async function load(request: LoadRequest): Promise<EngineModel & { isJailed: boolean }> {
    if (isClosed) throw new AppError('engine-unavailable', { reason: 'closed' });
    await stop(new AppError('cancelled'));
    await checkGgufFile(request.path);
    const { signal } = request;
    const engine = await start(request.path, signal);
    const cancel = () => void engine.kill(new AppError('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    try {
      const model = await whileAlive(
        engine,
        explained(engine, readLoad(engine, request, contextBytes)),
      );
      isLoaded = true;
      hasAnswered = false;
      return { ...model, isJailed: engine.isJailed };
    } catch (error) {
      await engine.kill(error instanceof AppError ? error : new AppError('cancelled'));
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async function* generate(
    request: Generation,
    signal: AbortSignal,
  ): AsyncGenerator<GenerateEvent, void, void> {
    const engine = loaded();
    using handedOver = await engine.handOver.give(request.adapters);
    const { adapters } = handedOver;
    generations += 1;
    const generation = generations;
    let deadline: NodeJS.Timeout | undefined;
    let isOver = false;
    // A stop that cannot be sent needs no answer: the stream ends with the process.
    const stopGeneration = () => void engine.api.stop({ generation }).catch(() => undefined);
    const onAbort = () => {
      stopGeneration();
      const onDeadline = () =>
        void declareHung(engine, limits.stopMilliseconds).catch(() => undefined);
      deadline = setTimeout(onDeadline, limits.stopMilliseconds);
    };
    const events = await guarded(engine, engine.api.generate({ ...request, adapters, generation }));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    try {
      for (;;) {
        const step = await guarded(engine, events.next());
        handedOver.wereLoaded();
        isOver = step.done === true;
        if (step.done) return;
        if (step.value.type === 'done') hasAnswered = true;
        if (step.value.type !== 'waiting') yield step.value;
      }
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onAbort);
      // Whoever leaves early stops the generation as well.
      if (!isOver) stopGeneration();
    }
  }

  async function measureEffect(request: EffectRequest, signal: AbortSignal): Promise<Effect> {
    const engine = loaded();
    using handedOver = await engine.handOver.give(request.adapters);
    const { adapters } = handedOver;
    const call = engine.api.measureEffect({ ...request, adapters }, { signal });
    const effect = await whileAlive(engine, explained(engine, call));
    handedOver.wereLoaded();
    return effect;
  }

  async function contexts(): Promise<HeldContexts | null> {
    const engine = current;
    if (!engine || !isLoaded) return null;
    const held = await guarded(engine, engine.api.contexts());
    const named = held.contexts.map((context) => ({
      ...context,
      adapters: context.adapters.map(({ path, strength }) => ({
        path: engine.handOver.sourceOf(path),
        strength,
      })),
    }));
    return { ...held, contexts: named };
  }

  return {
    load,
    generate,
    measureEffect,
    contexts,
    unload: () => stop(new AppError('cancelled')),
    async countTokens(texts) {
      const engine = loaded();
      return guarded(engine, engine.api.countTokens({ texts }));
    },
    async fitWindow(request) {
      const engine = loaded();
      return guarded(engine, engine.api.fitWindow(request));
    },
    async residentBytes() {
      if (!current) return null;
      return (await guarded(current, current.api.memory())).residentBytes;
    },
    onUnexpectedExit(listener) {
      exitListeners.add(listener);
      return () => exitListeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await stop(new AppError('cancelled'));
    },
    processId: () => current?.processId ?? null,
  };
}

async function declareHung(hung: EngineProcess, milliseconds: number): Promise<never> {
  await hung.kill(new AppError('engine-hung', { seconds: Math.round(milliseconds / 1000) }));
  throw await hung.ended;
}

async function readLoad(
  engine: EngineProcess,
  { path, options, onProgress }: LoadRequest,
  contextBytes: number | undefined,
): Promise<EngineModel> {
  for await (const event of await engine.api.load({ ...options, path, contextBytes })) {
    if (event.type === 'loaded') return event.model;
    onProgress(event.fraction);
  }
  throw new AppError('load-failed', { reason: 'the engine ended the load without a result' });
}

/**
 * A call whose process ends fails with why it ended, not with a closed channel; one that an adapter
 * makes fail names the file that the caller knows.
 */
async function explained<Result>(engine: EngineProcess, call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details } = error;
    if (code === 'disconnected') throw await engine.ended;
    if (typeof details['path'] !== 'string') throw error;
    const path = engine.handOver.sourceOf(details['path']);
    throw new AppError(code, { ...details, path }, { cause: error });
  }
}
