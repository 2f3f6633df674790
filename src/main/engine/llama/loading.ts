import { availableParallelism } from 'node:os';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import type { Llama, LlamaContext, LlamaModel } from 'node-llama-cpp';
import type { LoadOptions } from '../../../shared/api/models.ts';
import type { EngineModel } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { autoContext } from '../../../shared/fit.ts';
import { checkChatModel } from '../../gguf/chatModelCheck.ts';
import { checkGgufFile } from '../../gguf/ggufFile.ts';
import { readHeader } from '../../gguf/readHeader.ts';
import { resolveChatTemplate } from './chatTemplate.ts';
import { createContextPool } from './contextPool.ts';
import {
  bytesOf,
  createContextMaker,
  freeBytes,
  gpuMemoryOf,
  sequencesOf,
  toMade,
} from './contexts.ts';
import type { ContextMaker } from './contexts.ts';
import type { Generator } from './generation.ts';
import { translateLoadError } from './loadErrors.ts';
import { createLogCapture } from './logCapture.ts';
import type { LogCapture } from './logCapture.ts';
import { createChunkSizer } from './promptReading.ts';
import { createPromptTokenizer } from './promptTokens.ts';
import { createSeats } from './seats.ts';

/** Of background work: kept busy, two threads write them at 1.4 times the speed of one (135M shape). */
const mostSequences = 4;
/** Of what is free once the model is loaded, the share that contexts held for later may take. */
const heldShare = 0.5;
/** Of the budget, the share that one context of several sequences may take. */
const widestShare = 0.5;

export type LoadedEngine = Generator & { maker: ContextMaker; facts: EngineModel };

type LoadRequest = LoadOptions & {
  path: string;
  contextBytes?: number | undefined;
  onProgress: (fraction: number) => void;
};

export async function loadEngine(request: LoadRequest): Promise<LoadedEngine> {
  const startedAt = performance.now();
  const { path } = request;
  const log = createLogCapture();
  const memory = { neededBytes: 0, freeBytes: 0, contextSize: 0 };
  try {
    memory.neededBytes = await checkGgufFile(path);
    checkChatModel(readHeader(path), path);
    const llama = await startLlama(request, log);
    const gpuMemory = request.gpuLayers === 0 ? 'unknown' : await gpuMemoryOf(llama);
    memory.freeBytes = await freeBytes(llama);
    if (memory.neededBytes > memory.freeBytes) throw new AppError('out-of-memory', memory);
    const model = await loadModel(llama, request);
    memory.freeBytes = await freeBytes(llama);
    memory.contextSize =
      request.contextSize === 'auto' ? autoContext.smallest : request.contextSize;
    const threads = threadsOf(llama, request);
    const maker = createContextMaker({ model, options: request, threads, log });
    const first = await maker.makeFirst();
    const { contextBytes } = request;
    return await assemble({ model, maker, first, contextBytes, gpuMemory, startedAt });
  } catch (error) {
    throw translateLoadError({ error, logLines: await log.lines(), path, memory });
  }
}

type Parts = {
  model: LlamaModel;
  maker: ContextMaker;
  first: LlamaContext;
  contextBytes: number | undefined;
  gpuMemory: EngineModel['gpuMemory'];
  startedAt: number;
};

async function assemble({ model, gpuMemory, startedAt, ...parts }: Parts): Promise<LoadedEngine> {
  const { maker, first } = parts;
  const { contextSize, batchSize } = first;
  const template = resolveChatTemplate(model);
  return {
    model,
    maker,
    contextSize,
    template,
    pool: await createPool(parts),
    tokenizer: createPromptTokenizer(model),
    sizers: {
      interactive: createChunkSizer(batchSize, { isWaitedFor: false }),
      background: createChunkSizer(batchSize, { isWaitedFor: !computesBeside(first) }),
    },
    backgroundReading: createSeats(['reading']),
    facts: {
      contextSize,
      trainContextSize: model.trainContextSize,
      chatTemplate: { name: template.name, isFallback: template.isFallback },
      threads: first.idealThreads,
      gpu: model.llama.gpu === false ? null : model.llama.gpu,
      gpuMemory,
      loadMilliseconds: performance.now() - startedAt,
    },
  };
}

async function createPool({
  maker,
  first,
  contextBytes,
}: Omit<Parts, 'model' | 'gpuMemory' | 'startedAt'>) {
  const { contextSize } = first;
  const { llama } = first.model;
  const budgetBytes = contextBytes ?? bytesOf(first) + heldShare * (await freeBytes(llama));
  const gainsByWidth = llama.gpu !== false || first.idealThreads > 1;
  const width = gainsByWidth ? await widest(maker, contextSize, widestShare * budgetBytes) : 1;
  const pool = createContextPool({
    make: async (kind) =>
      toMade(await maker.make({ contextSize, sequences: sequencesOf(kind, width) }, kind.adapters)),
    predict: (kind) => maker.predict(contextSize, sequencesOf(kind, width)),
    freeBytes: () => freeBytes(llama),
    budgetBytes,
  });
  pool.hold({ adapters: [], purpose: 'chat', priority: 'interactive' }, toMade(first));
  return pool;
}

async function widest(maker: ContextMaker, contextSize: number, bytes: number): Promise<number> {
  let width = mostSequences;
  while (width > 1 && (await maker.predict(contextSize, width)) > bytes) width /= 2;
  return width;
}

async function startLlama({ gpuLayers }: LoadOptions, log: LogCapture): Promise<Llama> {
  return getLlama({
    build: 'never',
    gpu: gpuLayers === 0 ? false : 'auto',
    progressLogs: false,
    skipDownload: true,
    logLevel: LlamaLogLevel.warn,
    logger: log.logger,
  });
}

/**
 * Of each context. The library's own choice is never below 4, and threads that spin for a core they
 * do not get slow everything down by far more than one thread fewer does.
 */
function threadsOf(llama: Llama, { threads: wanted }: LoadOptions): number {
  const cores = Math.min(llama.cpuMathCores, availableParallelism());
  const threads = wanted === 'auto' ? Math.max(1, cores - 1) : wanted;
  // The library makes contexts that compute at once share so many threads, or take turns. A single
  // thread spins at no barrier, so that here a second context may compute on a second core instead
  // of waiting for the first.
  llama.maxThreads = threads === 1 ? Math.min(2, cores) : threads;
  return threads;
}

/** Whether another context computes at the same time as this one, with threads of its own. */
function computesBeside({ model, idealThreads }: LlamaContext): boolean {
  const { gpu, maxThreads } = model.llama;
  return gpu === false && maxThreads >= 2 * idealThreads;
}

async function loadModel(llama: Llama, request: LoadRequest): Promise<LlamaModel> {
  return llama.loadModel({
    modelPath: request.path,
    gpuLayers: request.gpuLayers,
    // On the CPU weights are repacked, and a mapped file would be a second copy of them.
    useMmap: llama.gpu === false ? false : 'auto',
    // Weights that are not numbers load and answer nonsense otherwise.
    checkTensors: true,
    onLoadProgress: request.onProgress,
  });
}
