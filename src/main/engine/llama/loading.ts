import { availableParallelism } from 'node:os';
import { getLlama, GgmlType, LlamaLogLevel } from 'node-llama-cpp';
import type { Llama, LlamaContext, LlamaContextOptions, LlamaModel } from 'node-llama-cpp';
import type { LoadOptions } from '../../../shared/api/models.ts';
import type { EngineModel } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkChatModel } from '../../gguf/chatModelCheck.ts';
import { checkGgufFile } from '../../gguf/ggufFile.ts';
import { readHeader } from '../../gguf/readHeader.ts';
import { resolveChatTemplate } from './chatTemplate.ts';
import type { Generator } from './generation.ts';
import { translateLoadError } from './loadErrors.ts';
import { createLogCapture } from './logCapture.ts';
import type { LogCapture } from './logCapture.ts';
import { createChunkSizer } from './promptReading.ts';
import { createPromptTokenizer } from './promptTokens.ts';

const largestAutoContext = 4096;
const smallestAutoContext = 512;

export type LoadedEngine = Generator & { facts: EngineModel };

type LoadRequest = LoadOptions & { path: string; onProgress: (fraction: number) => void };

export async function loadEngine(request: LoadRequest): Promise<LoadedEngine> {
  const startedAt = performance.now();
  const { path } = request;
  const log = createLogCapture();
  const memory = { neededBytes: 0, freeBytes: 0, contextSize: 0 };
  try {
    memory.neededBytes = await checkGgufFile(path);
    checkChatModel(readHeader(path), path);
    const llama = await startLlama(request, log);
    memory.freeBytes = await freeBytes(llama);
    if (memory.neededBytes > memory.freeBytes) throw new AppError('out-of-memory', memory);
    const model = await loadModel(llama, request);
    memory.freeBytes = await freeBytes(llama);
    memory.contextSize = request.contextSize === 'auto' ? smallestAutoContext : request.contextSize;
    const context = await createContext(model, request);
    return assemble(llama, model, context, performance.now() - startedAt);
  } catch (error) {
    throw translateLoadError({ error, logLines: log.lines(), path, memory });
  }
}

function assemble(
  llama: Llama,
  model: LlamaModel,
  context: LlamaContext,
  loadMilliseconds: number,
): LoadedEngine {
  const template = resolveChatTemplate(model);
  return {
    model,
    template,
    sequence: context.getSequence(),
    tokenizer: createPromptTokenizer(model),
    sizer: createChunkSizer(context.batchSize),
    facts: {
      contextSize: context.contextSize,
      trainContextSize: model.trainContextSize,
      chatTemplate: { name: template.name, isFallback: template.isFallback },
      threads: context.idealThreads,
      gpu: llama.gpu === false ? null : llama.gpu,
      loadMilliseconds,
    },
  };
}

async function startLlama({ gpuLayers, threads }: LoadOptions, log: LogCapture): Promise<Llama> {
  const llama = await getLlama({
    build: 'never',
    gpu: gpuLayers === 0 ? false : 'auto',
    progressLogs: false,
    skipDownload: true,
    logLevel: LlamaLogLevel.warn,
    logger: log.logger,
  });
  // The library's own choice is never below 4, and threads that spin for a core they do not get
  // slow everything down by far more than one thread fewer does.
  const cores = Math.min(llama.cpuMathCores, availableParallelism());
  llama.maxThreads = threads === 'auto' ? Math.max(1, cores - 1) : threads;
  return llama;
}

async function freeBytes(llama: Llama): Promise<number> {
  const vram = llama.gpu === false ? 0 : (await llama.getVramState()).free;
  return process.availableMemory() + vram;
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

async function createContext(model: LlamaModel, options: LoadOptions): Promise<LlamaContext> {
  const { contextSize } = options;
  if (contextSize !== 'auto') await checkContextSize(model, options, contextSize);
  const most = Math.min(model.trainContextSize, largestAutoContext);
  const range = { min: Math.min(smallestAutoContext, most), max: most };
  return model.createContext({
    ...contextOptions(model, options),
    contextSize: contextSize === 'auto' ? range : contextSize,
  });
}

/** The library takes many seconds to refuse a context that cannot fit. */
async function checkContextSize(
  model: LlamaModel,
  options: LoadOptions,
  contextSize: number,
): Promise<void> {
  const largest = await largestContext(model, options);
  if (contextSize > largest) throw new AppError('context-too-large', { contextSize, largest });
}

function kvTypeName({ kvType }: LoadOptions): 'F16' | 'Q8_0' | 'Q4_0' {
  return ({ f16: 'F16', q8_0: 'Q8_0', q4_0: 'Q4_0' } as const)[kvType];
}

function contextOptions(model: LlamaModel, options: LoadOptions) {
  const kvType = kvTypeName(options);
  return {
    threads: model.llama.maxThreads,
    flashAttention:
      options.flashAttention === 'auto' ? ('auto' as const) : options.flashAttention === 'on',
    experimentalKvCacheKeyType: kvType,
    experimentalKvCacheValueType: kvType,
    // Otherwise a model with a sliding window could not go back to an earlier turn.
    swaFullCache: true,
  } satisfies LlamaContextOptions;
}

/** Two estimates give the straight line on which a context's memory grows. */
async function largestContext(model: LlamaModel, options: LoadOptions): Promise<number> {
  const { flashAttention, swaFullCache } = contextOptions(model, options);
  const kvType = GgmlType[kvTypeName(options)];
  const estimate = async (contextSize: number): Promise<number> => {
    const { cpuRam, gpuVram } = await model.fileInsights.estimateContextResourceRequirementsV2({
      contextSize,
      modelGpuLayers: model.gpuLayers,
      flashAttention,
      swaFullCache,
      kvCacheKeyType: kvType,
      kvCacheValueType: kvType,
    });
    return cpuRam + gpuVram;
  };
  const [small, large] = [1024, 8192];
  const smallBytes = await estimate(small);
  const bytesPerToken = ((await estimate(large)) - smallBytes) / (large - small);
  const spare = (await freeBytes(model.llama)) - smallBytes;
  return Math.max(0, Math.floor((small + spare / bytesPerToken) / 256) * 256);
}
