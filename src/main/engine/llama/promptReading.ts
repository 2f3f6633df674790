import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { EngineEvent } from '../../../shared/engineApi.ts';
import type { Presence } from '../priorities.ts';
import { whileWaiting } from '../waiting.ts';

/** How long a chunk should take: a stop may have to wait for it, */
const stoppableMilliseconds = 600;
/** and where the threads are shared, so does what goes before background work. */
const yieldingMilliseconds = 200;
/**
 * Against one call for all, chunks of 32 tokens cost 15 to 50 % more processor time, of 64 tokens 4
 * to 23 %, of 128 tokens 3 to 6 % (1B and 135M shapes). So not below 64, unless even these would
 * keep a stop waiting for very long.
 */
const smallestChunk = 64;
const longestChunkMilliseconds = 2500;
const firstChunk = 64;

/**
 * Chooses how many prompt tokens to evaluate at once. The library ignores a stop until all tokens
 * of a call are evaluated, so calls are kept short; but the shorter, the slower the whole.
 * `isWaitedFor`: other contexts cannot compute before the call has ended.
 */
export function createChunkSizer(batchSize: number, { isWaitedFor }: { isWaitedFor: boolean }) {
  const chunkMilliseconds = isWaitedFor ? yieldingMilliseconds : stoppableMilliseconds;
  let tokensPerMillisecond: number | null = null;
  return {
    next(): number {
      if (tokensPerMillisecond === null) return Math.min(firstChunk, batchSize);
      const wanted = Math.floor((tokensPerMillisecond * chunkMilliseconds) / 32) * 32;
      const bearable = Math.ceil(tokensPerMillisecond * longestChunkMilliseconds);
      return Math.min(Math.max(wanted, Math.min(smallestChunk, bearable)), batchSize);
    },
    measured(tokens: number, milliseconds: number): void {
      const speed = tokens / Math.max(milliseconds, 0.01);
      tokensPerMillisecond =
        tokensPerMillisecond === null ? speed : (tokensPerMillisecond + speed) / 2;
    },
  };
}

export type ChunkSizer = ReturnType<typeof createChunkSizer>;

/** How many tokens of the prompt the sequence has evaluated already. */
export function sharedTokens(sequence: LlamaContextSequence, tokens: Token[]): number {
  return sequence.compareContextTokens(tokens).firstDifferentIndex;
}

/** Cuts the cache back to what the prompt shares with it. Returns the number of tokens kept. */
export async function keepCommonPrefix(
  sequence: LlamaContextSequence,
  tokens: Token[],
  sizer: ChunkSizer,
): Promise<number> {
  // One token at least must be evaluated, or there is nothing to predict from.
  const reusable = tokens.slice(0, -1);
  const { firstDifferentIndex } = sequence.compareContextTokens(reusable);
  // Some models go back only to a checkpoint, and the library evaluates from there in one call
  // that cannot be stopped: where that is long, read from the beginning in chunks instead.
  const evaluatedAgain = sequence.getRestoreToPrefixIndexEvaluationSize(firstDifferentIndex - 1);
  const canGoBack = evaluatedAgain <= sizer.next();
  if (canGoBack) await sequence.adaptStateToTokens(reusable, false);
  else await sequence.clearHistory();
  return sequence.nextTokenIndex;
}

export type Reading = {
  sequence: LlamaContextSequence;
  tokens: Token[];
  sizer: ChunkSizer;
  presence: Presence;
  signal: AbortSignal;
};

/**
 * Evaluates the prompt from the cached part on, all but a last piece, which it returns: the
 * generation evaluates that itself, together with predicting the first token.
 */
export async function* readPrompt({
  sequence,
  tokens,
  sizer,
  presence,
  signal,
}: Reading): AsyncGenerator<EngineEvent, Token[], void> {
  const total = tokens.length;
  let done = sequence.nextTokenIndex;
  yield { type: 'reading', done, total };
  yield* whileWaiting(presence.turn(signal));
  while (total - done > sizer.next() && !signal.aborted) {
    const chunk = tokens.slice(done, done + sizer.next());
    const startedAt = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(chunk);
    sizer.measured(chunk.length, performance.now() - startedAt);
    done += chunk.length;
    yield { type: 'reading', done, total };
    if (presence.mustWait()) yield* whileWaiting(presence.turn(signal));
  }
  return tokens.slice(done);
}
