import type { LoadOptions } from '../../shared/api/models.ts';
import type {
  Effect,
  EffectRequest,
  EngineModel,
  GenerateEvent,
  Generation,
  HeldContexts,
  Prompt,
  Window,
} from '../../shared/engineApi.ts';
import type { AppError } from '../../shared/errors.ts';

export type LoadRequest = {
  path: string;
  options: LoadOptions;
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
};

/** `hasAnswered`: since the model was loaded, at least one reply came to its end. */
export type ExitListener = (error: AppError, work: { hasAnswered: boolean }) => void;

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
  /**
   * Streams a reply of the model under the given stack, which takes no reload. May be called
   * several times at once: different stacks and purposes run side by side, background generations
   * of one stack and purpose in parallel up to a width, interactive ones of one stack and purpose
   * one after the other. While an interactive one waits or runs, background ones pause between two
   * steps. Fails also with `adapter-damaged`, `adapter-unfit` and the file codes.
   */
  generate(request: Generation, signal: AbortSignal): AsyncIterable<GenerateEvent>;
  /** At the end of the prompt; of a long one only the end is read. Pauses for interactive work. */
  measureEffect(request: EffectRequest, signal: AbortSignal): Promise<Effect>;
  /** What is held in memory for switching back at once; null while no model is loaded. */
  contexts(): Promise<HeldContexts | null>;
  /** Resident bytes; null while no process runs. */
  residentBytes(): Promise<number | null>;
  /** Calls back when the process ends without being asked to. Returns the unsubscriber. */
  onUnexpectedExit(listener: ExitListener): () => void;
  /** Ends the process for good. */
  close(): Promise<void>;
};
