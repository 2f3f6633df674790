import { GgmlType } from 'node-llama-cpp';
import type {
  Llama,
  LlamaContext,
  LlamaContextOptions,
  LlamaContextSequence,
  LlamaModel,
} from 'node-llama-cpp';
import type { GraphicsMemory, LoadOptions } from '../../../shared/api/models.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { autoContext } from '../../../shared/fit.ts';
import { translateAdapterError } from './adapterErrors.ts';
import type { ContextKind, MadeContext } from './contextPool.ts';
import type { LogCapture } from './logCapture.ts';

type MakerParts = { model: LlamaModel; options: LoadOptions; threads: number; log: LogCapture };

type Size = Required<Pick<LlamaContextOptions, 'contextSize' | 'sequences'>>;

/** Makes all contexts of a model, alike but for their sizes and adapters. */
export function createContextMaker({ model, options, threads, log }: MakerParts) {
  const kvType = ({ f16: 'F16', q8_0: 'Q8_0', q4_0: 'Q4_0' } as const)[options.kvType];
  const flashAttention =
    options.flashAttention === 'auto' ? ('auto' as const) : options.flashAttention === 'on';
  // Otherwise a model with a sliding window could not go back to an earlier turn.
  const swaFullCache = true;

  async function predict(contextSize: number, sequences: number): Promise<number> {
    const { cpuRam, gpuVram } = await model.fileInsights.estimateContextResourceRequirementsV2({
      contextSize,
      sequences,
      modelGpuLayers: model.gpuLayers,
      flashAttention,
      swaFullCache,
      kvCacheKeyType: GgmlType[kvType],
      kvCacheValueType: GgmlType[kvType],
    });
    return cpuRam + gpuVram;
  }

  /** Two estimates give the straight line on which a context's memory grows. */
  async function largestContext(): Promise<number> {
    const [small, large] = [1024, 8192];
    const smallBytes = await predict(small, 1);
    const bytesPerToken = ((await predict(large, 1)) - smallBytes) / (large - small);
    const spare = (await freeBytes(model.llama)) - smallBytes;
    return Math.max(0, Math.floor((small + spare / bytesPerToken) / 256) * 256);
  }

  /** The library takes many seconds to refuse a context that cannot fit. */
  async function checkedSize(): Promise<Size['contextSize']> {
    const { contextSize } = options;
    if (contextSize === 'auto') {
      const most = Math.min(model.trainContextSize, autoContext.largest);
      return { min: Math.min(autoContext.smallest, most), max: most };
    }
    const largest = await largestContext();
    if (contextSize > largest) throw new AppError('context-too-large', { contextSize, largest });
    return contextSize;
  }

  async function make(size: Size, adapters: readonly EngineAdapter[] = []): Promise<LlamaContext> {
    try {
      return await model.createContext({
        ...size,
        threads,
        flashAttention,
        swaFullCache,
        experimentalKvCacheKeyType: kvType,
        experimentalKvCacheValueType: kvType,
        lora: {
          adapters: adapters.map(({ path, strength }) => ({ filePath: path, scale: strength })),
        },
      });
    } catch (error) {
      throw translateAdapterError(error, await log.lines());
    }
  }

  return {
    predict,
    make,
    /** Of the size that was asked for, or the best that there is memory for. */
    makeFirst: async () => make({ contextSize: await checkedSize(), sequences: 1 }),
  };
}

export type ContextMaker = ReturnType<typeof createContextMaker>;

export async function freeBytes(llama: Llama): Promise<number> {
  const vram = llama.gpu === false ? 0 : (await llama.getVramState()).free;
  return process.availableMemory() + vram;
}

export async function gpuMemoryOf(llama: Llama): Promise<GraphicsMemory | null> {
  if (llama.gpu === false) return null;
  const { free, unifiedSize } = await llama.getVramState();
  return { freeBytes: free, isUnified: unifiedSize > 0 };
}

export function bytesOf({ memoryUsage }: LlamaContext): number {
  return memoryUsage.ram + memoryUsage.vram;
}

/** A context as the pool keeps it. */
export function toMade(context: LlamaContext): MadeContext<LlamaContextSequence> {
  return {
    sequences: Array.from({ length: context.totalSequences }, () => context.getSequence()),
    bytes: bytesOf(context),
    dispose: () => context.dispose(),
  };
}

/** Interactive work of one stack goes one after the other; background work may gain by parallels. */
export function sequencesOf({ priority }: ContextKind, width: number): number {
  return priority === 'background' ? width : 1;
}
