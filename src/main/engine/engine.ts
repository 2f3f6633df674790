import type { LoadOptions } from '../../shared/api/models.ts';
import type { EngineModel, GenerateEvent, Prompt, Window } from '../../shared/engineApi.ts';
import type { Sampling } from '../../shared/api/common.ts';
import type { AppError } from '../../shared/errors.ts';

export type LoadRequest = {
  path: string;
  options: LoadOptions;
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
};

/**
 * The core's side of the engine: one supervised process that holds at most one model. Every
 * failure is an `AppError`; after a crash, hang or kill the model counts as unloaded and the next
 * `load` starts a new process.
 */
export type Engine = {
  /** Ends the present process, starts a new one, loads. */
  load(request: LoadRequest): Promise<EngineModel & { isJailed: boolean }>;
  /** Ends the process, which is what gives all its memory back. */
  unload(): Promise<void>;
  countTokens(texts: string[]): Promise<number[]>;
  fitWindow(request: Prompt & { reserveTokens: number }): Promise<Window>;
  generate(
    request: Prompt & { sampling: Sampling },
    signal: AbortSignal,
  ): AsyncIterable<GenerateEvent>;
  /** Resident bytes; null while no process runs. */
  residentBytes(): Promise<number | null>;
  /** Calls back when the process ends without being asked to. Returns the unsubscriber. */
  onUnexpectedExit(listener: (error: AppError) => void): () => void;
  /** Ends the process for good. */
  close(): Promise<void>;
};
