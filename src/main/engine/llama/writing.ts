import { setImmediate as nextCycle } from 'node:timers/promises';
import type { LlamaContextSequence, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { StopReason } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { EngineEvent, Generation } from '../../../shared/engineApi.ts';
import type { Presence } from '../priorities.ts';
import { whileWaiting } from '../waiting.ts';
import type { RenderedPrompt } from './chatTemplate.ts';
import type { Reply } from './reply.ts';

export type Writing = {
  sequence: LlamaContextSequence;
  request: Generation;
  rendered: RenderedPrompt;
  unread: Token[];
  reply: Reply;
  /** Tokens until the context is full. */
  limit: number;
  /** It may be written again: nothing of it is sent yet. */
  isDraft: boolean;
  onToken: () => void;
  presence: Presence;
  signal: AbortSignal;
};

/**
 * The loop that must cost nothing: while the engine computes the next token, this one is turned
 * into text and sent.
 */
export async function* writeReply(writing: Writing): AsyncGenerator<EngineEvent, StopReason, void> {
  const { sequence, request, rendered, unread, reply, presence, signal } = writing;
  const { maxTokens, stop } = request.sampling;
  const limit = Math.min(writing.limit, maxTokens ?? Infinity);
  const tokens = sequence.evaluate(unread, evaluateOptions(request.sampling, reply));
  let next = tokens.next();
  try {
    for (;;) {
      const step = await next;
      writing.onToken();
      if (step.done || rendered.stopTokens.has(step.value)) return 'end';
      const isLast = reply.tokens.length + 1 >= limit;
      const mustWait = presence.mustWait();
      if (!isLast && !mustWait) {
        next = tokens.next();
        await dispatched();
      }
      reply.accept(step.value);
      if (reply.stoppedBy !== null) return stop.includes(reply.stoppedBy) ? 'stop-string' : 'end';
      if (isLast) return limit === maxTokens ? 'max-tokens' : 'context-full';
      if (signal.aborted) return 'stopped';
      if (mustWait || reply.isDue())
        yield* writing.isDraft ? signOfLife(reply) : reply.takeDeltas();
      if (mustWait) {
        yield* whileWaiting(presence.turn(signal));
        next = tokens.next();
      }
    }
  } finally {
    await Promise.allSettled([next, tokens.return()]);
    reply.finish();
  }
}

/** In place of the text of a draft, and no more often. */
function signOfLife(reply: Reply): EngineEvent[] {
  reply.postpone();
  return [{ type: 'waiting' }];
}

/**
 * The library hands a token to the engine's thread in the next cycle of the event loop. What is done
 * with the last token must wait for that, or the engine waits for it.
 */
async function dispatched(): Promise<void> {
  await nextCycle();
  await nextCycle();
}

const penalizedTokens = 64;

function evaluateOptions(sampling: Sampling, reply: Reply): SequenceEvaluateOptions {
  const { temperature, topK, topP, minP, repeatPenalty, seed } = sampling;
  return {
    temperature,
    topK,
    topP,
    minP,
    seed: seed ?? Math.floor(Math.random() * 2 ** 32),
    ...(repeatPenalty > 1 && {
      repeatPenalty: {
        penalty: repeatPenalty,
        punishTokens: () => reply.tokens.slice(-penalizedTokens),
      },
    }),
  };
}
