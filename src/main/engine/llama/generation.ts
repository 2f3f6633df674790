import { setImmediate as nextCycle } from 'node:timers/promises';
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type { SequenceEvaluateOptions } from 'node-llama-cpp';
import type { StopReason } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { GenerateEvent, Prompt } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChatTemplate, RenderedPrompt } from './chatTemplate.ts';
import { keepCommonPrefix, readPrompt } from './promptReading.ts';
import type { ChunkSizer } from './promptReading.ts';
import type { PromptTokenizer } from './promptTokens.ts';
import { createReply } from './reply.ts';
import type { Reply } from './reply.ts';

export type Generator = {
  model: LlamaModel;
  sequence: LlamaContextSequence;
  template: ChatTemplate;
  tokenizer: PromptTokenizer;
  sizer: ChunkSizer;
};

type Request = Prompt & { sampling: Sampling };

/** Reads the prompt, then writes the reply; ends with `done` also when the signal stops it. */
export async function* generate(
  generator: Generator,
  request: Request,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, void> {
  const startedAt = performance.now();
  const { sequence, sizer } = generator;
  const { contextSize } = sequence;
  const rendered = generator.template.render(request, generator.tokenizer.tokenizer);
  const promptTokens = rendered.tokens.length;
  if (promptTokens >= contextSize) {
    throw new AppError('message-too-long', { promptTokens, contextSize });
  }

  const reusedTokens = await keepCommonPrefix(sequence, rendered.tokens, sizer);
  const unread = yield* readPrompt({ sequence, tokens: rendered.tokens, sizer, signal });
  // For models whose state cannot be cut back: so that another reply to this prompt is cheap.
  await sequence.takeCheckpoint();
  const reply = startReply(generator, request, rendered);
  let firstTokenAt: number | null = null;
  const onToken = () => {
    firstTokenAt ??= performance.now();
  };
  const limit = contextSize - promptTokens;
  const stopReason = signal.aborted
    ? 'stopped'
    : yield* writeReply({ sequence, request, rendered, unread, reply, limit, onToken, signal });
  reply.finish();
  yield* reply.takeDeltas();
  rememberAnswer(generator, request, reply);

  const endedAt = performance.now();
  const writtenFrom = firstTokenAt ?? endedAt;
  const later = reply.tokens.length - 1;
  yield {
    type: 'done',
    figures: {
      promptTokens,
      reusedTokens,
      generatedTokens: reply.tokens.length,
      firstTokenMilliseconds: writtenFrom - startedAt,
      tokensPerSecond: later > 0 ? (later * 1000) / (endedAt - writtenFrom) : null,
      stopReason,
      contextSize,
    },
    reasoningMilliseconds: reply.reasoningMilliseconds(),
  };
}

function startReply({ model, template }: Generator, request: Request, rendered: RenderedPrompt) {
  const isContinued = request.turns.at(-1)?.role === 'assistant';
  return createReply({
    model,
    reasoningTags: isContinued ? [] : template.reasoningTags,
    openedBy: rendered.openedBy,
    stopTexts: [...request.sampling.stop, ...rendered.stopTexts],
    precedingTokens: isContinued ? rendered.tokens : [],
  });
}

type Writing = {
  sequence: LlamaContextSequence;
  request: Request;
  rendered: RenderedPrompt;
  unread: Token[];
  reply: Reply;
  /** Tokens until the context is full. */
  limit: number;
  onToken: () => void;
  signal: AbortSignal;
};

/**
 * The loop that must cost nothing: while the engine computes the next token, this one is turned
 * into text and sent.
 */
async function* writeReply(writing: Writing): AsyncGenerator<GenerateEvent, StopReason, void> {
  const { sequence, request, rendered, unread, reply, signal } = writing;
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
      if (!isLast) {
        next = tokens.next();
        await dispatched();
      }
      reply.accept(step.value);
      if (reply.stoppedBy !== null) return stop.includes(reply.stoppedBy) ? 'stop-string' : 'end';
      if (isLast) return limit === maxTokens ? 'max-tokens' : 'context-full';
      if (signal.aborted) return 'stopped';
      if (reply.isDue()) yield* reply.takeDeltas();
    }
  } finally {
    await Promise.allSettled([next, tokens.return()]);
  }
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

/** So that the next turn finds this one in the cache, token for token. */
function rememberAnswer({ tokenizer }: Generator, { turns }: Request, reply: Reply): void {
  const answer = reply.exactAnswer();
  if (!answer) return;
  const last = turns.at(-1);
  const begun = last?.role === 'assistant' ? last.text : '';
  tokenizer.remember(begun + answer.text, [...tokenizer.tokensOf(begun), ...answer.tokens]);
}
