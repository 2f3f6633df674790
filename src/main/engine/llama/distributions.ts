import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { EngineEvent } from '../../../shared/engineApi.ts';
import { whileWaiting } from '../waiting.ts';
import { keepCommonPrefix } from './promptReading.ts';
import type { Reading } from './promptReading.ts';

/** How likely every token is to be the next, whatever the sampling. */
export const wholeDistribution = {
  generateNext: {
    probabilities: true,
    options: { temperature: 1, topK: 0, topP: 1, minP: 0 },
  },
} as const;

/** So many distributions are in memory at once: each is as large as the vocabulary. */
const chunkTokens = 8;

type NextToken = (index: number, next: ReadonlyMap<Token, number>) => void;

/** Calls back with what may follow each of the tokens from an index on, the last one included. */
export async function* readDistributions(
  { sequence, tokens, sizer, presence, signal }: Reading,
  from: number,
  onNext: NextToken,
): AsyncGenerator<EngineEvent, void, void> {
  await keepCommonPrefix(sequence, tokens.slice(0, from + 1), sizer);
  for (let done = sequence.nextTokenIndex; done < tokens.length; done += chunkTokens) {
    yield* whileWaiting(presence.turn(signal));
    if (signal.aborted) return;
    const chunk = tokens.slice(done, done + chunkTokens);
    await evaluate(sequence, chunk, { done, from, onNext });
    yield { type: 'waiting' };
  }
}

async function evaluate(
  sequence: LlamaContextSequence,
  chunk: readonly Token[],
  { done, from, onNext }: { done: number; from: number; onNext: NextToken },
): Promise<void> {
  const outputs = await sequence.controlledEvaluate(
    chunk.map((token, offset) => (done + offset < from ? token : [token, wholeDistribution])),
  );
  for (const [offset, output] of outputs.entries()) {
    const next = output?.next.probabilities;
    if (next) onNext(done + offset, next);
  }
}
