import type { LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import type { ReplyFigures } from '../../../shared/api/chat.ts';
import type { EngineEvent, Generation, Priority } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Presence } from '../priorities.ts';
import { whileWaiting } from '../waiting.ts';
import type { ChatTemplate, RenderedPrompt } from './chatTemplate.ts';
import type { ContextPool } from './contextPool.ts';
import { writeContaining } from './containing.ts';
import type { Written } from './containing.ts';
import { keepCommonPrefix, readPrompt, sharedTokens } from './promptReading.ts';
import type { ChunkSizer, Reading } from './promptReading.ts';
import type { PromptTokenizer } from './promptTokens.ts';
import { createReply } from './reply.ts';
import type { Reply } from './reply.ts';
import type { Seats } from './seats.ts';
import { writeReply } from './writing.ts';
import type { Writing } from './writing.ts';

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
  let firstTokenAt: number | null = null;
  const onToken = () => {
    firstTokenAt ??= performance.now();
  };
  const limit = contextSize - promptTokens;
  const writing = { ...reading, request, rendered, unread, limit, onToken };
  const { reply, stopReason } = yield* write(generator, reading, writing);
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

async function* write(
  generator: Generator,
  reading: Reading,
  writing: Omit<Writing, 'reply' | 'isDraft'>,
): AsyncGenerator<EngineEvent, Written, void> {
  const { request, rendered, signal } = writing;
  const start = (): Reply => startReply(generator, request, rendered);
  if (signal.aborted) return { reply: start(), stopReason: 'stopped' };
  if (request.mustContain) {
    const { model, tokenizer } = generator;
    const parts = { model, tokenizer, reading, startReply: start };
    return yield* writeContaining(request.mustContain, writing, parts);
  }
  const reply = start();
  return { reply, stopReason: yield* writeReply({ ...writing, reply, isDraft: false }) };
}

function startReply({ model, template }: Generator, request: Generation, rendered: RenderedPrompt) {
  const isContinued = request.turns.at(-1)?.role === 'assistant';
  return createReply({
    model,
    priority: request.priority,
    reasoningTags: isContinued ? [] : template.reasoningTags,
    openedBy: rendered.openedBy,
    stopTexts: [...request.sampling.stop, ...rendered.stopTexts],
    precedingTokens: isContinued ? rendered.tokens : [],
  });
}

/** So that the next turn finds this one in the cache, token for token. */
function rememberAnswer({ tokenizer }: Generator, { turns }: Generation, reply: Reply): void {
  const answer = reply.exactAnswer();
  if (!answer) return;
  const last = turns.at(-1);
  const begun = last?.role === 'assistant' ? last.text : '';
  tokenizer.remember(begun + answer.text, [...tokenizer.tokensOf(begun), ...answer.tokens]);
}
