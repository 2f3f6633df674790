import { setImmediate as nextCycle } from 'node:timers/promises';
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type { SequenceEvaluateOptions } from 'node-llama-cpp';
import type { ReplyFigures, StopReason } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { EngineEvent, Generation, Priority } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Presence } from '../priorities.ts';
import { whileWaiting } from '../waiting.ts';
import type { ChatTemplate, RenderedPrompt } from './chatTemplate.ts';
import type { ContextPool } from './contextPool.ts';
import { keepCommonPrefix, readPrompt, sharedTokens } from './promptReading.ts';
import type { ChunkSizer, Reading } from './promptReading.ts';
import type { PromptTokenizer } from './promptTokens.ts';
import { createReply } from './reply.ts';
import type { Reply } from './reply.ts';
import type { Seats } from './seats.ts';

export type Generator = {
  model: LlamaModel;
  pool: ContextPool<LlamaContextSequence>;
  /** Tokens that each sequence holds. */
  contextSize: number;
  template: ChatTemplate;
  tokenizer: PromptTokenizer;
  sizers: Record<Priority, ChunkSizer>;
  /** Its one seat is for the background prompt that is being read. */
  backgroundReading: Seats<'reading'>;
};

export type Circumstances = { presence: Presence; signal: AbortSignal };

/** Reads the prompt, then writes the reply; ends with `done` also when the signal stops it. */
export async function* generate(
  generator: Generator,
  request: Generation,
  { presence, signal }: Circumstances,
): AsyncGenerator<EngineEvent, void, void> {
  const startedAt = performance.now();
  const { pool, contextSize } = generator;
  const sizer = generator.sizers[request.priority];
  const rendered = generator.template.render(request, generator.tokenizer.tokenizer);
  const promptTokens = rendered.tokens.length;
  if (promptTokens >= contextSize) {
    throw new AppError('message-too-long', { promptTokens, contextSize });
  }

  using context = await pool.open(request);
  const worth = (sequence: LlamaContextSequence) => sharedTokens(sequence, rendered.tokens);
  using seat = yield* whileWaiting(context.seats.take(worth, signal));
  if (!seat) {
    yield {
      type: 'done',
      figures: unbegun(promptTokens, contextSize),
      reasoningMilliseconds: null,
    };
    return;
  }
  const { sequence } = seat;
  const reusedTokens = await keepCommonPrefix(sequence, rendered.tokens, sizer);
  const reading = { sequence, tokens: rendered.tokens, sizer, presence, signal };
  const isBackground = request.priority === 'background';
  const unread = yield* isBackground ? readInTurn(generator, reading) : readPrompt(reading);
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
    : yield* writeReply({
        ...reading,
        request,
        rendered,
        unread,
        reply,
        limit,
        onToken,
      });
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

/** Of a reply that was stopped while it waited. */
function unbegun(promptTokens: number, contextSize: number): ReplyFigures {
  return {
    promptTokens,
    reusedTokens: 0,
    generatedTokens: 0,
    firstTokenMilliseconds: 0,
    tokensPerSecond: null,
    stopReason: 'stopped',
    contextSize,
  };
}

/**
 * Chunks of several prompts would be evaluated together, for as long as all of them take, and what
 * goes first would wait for that. Read one after the other, they also begin to write earlier.
 */
async function* readInTurn({ backgroundReading }: Generator, reading: Reading) {
  const turn = yield* whileWaiting(backgroundReading.take(() => 0, reading.signal));
  try {
    return yield* readPrompt(reading);
  } finally {
    turn?.[Symbol.dispose]();
  }
}

function startReply({ model, template }: Generator, request: Generation, rendered: RenderedPrompt) {
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
  request: Generation;
  rendered: RenderedPrompt;
  unread: Token[];
  reply: Reply;
  /** Tokens until the context is full. */
  limit: number;
  onToken: () => void;
  presence: Presence;
  signal: AbortSignal;
};

/**
 * The loop that must cost nothing: while the engine computes the next token, this one is turned
 * into text and sent.
 */
async function* writeReply(writing: Writing): AsyncGenerator<EngineEvent, StopReason, void> {
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
      if (mustWait || reply.isDue()) yield* reply.takeDeltas();
      if (mustWait) {
        yield* whileWaiting(presence.turn(signal));
        next = tokens.next();
      }
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
function rememberAnswer({ tokenizer }: Generator, { turns }: Generation, reply: Reply): void {
  const answer = reply.exactAnswer();
  if (!answer) return;
  const last = turns.at(-1);
  const begun = last?.role === 'assistant' ? last.text : '';
  tokenizer.remember(begun + answer.text, [...tokenizer.tokensOf(begun), ...answer.tokens]);
}
