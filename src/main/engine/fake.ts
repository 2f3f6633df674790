import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  EngineAdapter,
  EngineModel,
  GenerateEvent,
  Generation,
  HeldContexts,
  Prompt,
  Turn,
} from '../../shared/engineApi.ts';
import type { StopReason } from '../../shared/api/chat.ts';
import { AppError } from '../../shared/errors.ts';
import type { Engine, ExitListener } from './engine.ts';
import { fitWindow } from './fitWindow.ts';
import { missingPhrases } from './phrases.ts';
import { createPriorities } from './priorities.ts';
import { createReplyParser, thinkTags } from './replyParser.ts';
import type { ReplyPiece } from './replyParser.ts';

export type FakeEngineOptions = {
  /**
   * The whole reply to a request, adapters and all; `<think>…</think>` at its start becomes
   * reasoning. Without it each adapter in force says its file name and strength.
   */
  reply?: (request: Generation) => string;
  millisecondsPerToken?: number;
  contextSize?: number;
  /** Left out, there is no GPU. */
  gpuMemory?: EngineModel['gpuMemory'];
  /** Called before each load; the error it returns is what the load fails with. */
  failLoad?: (path: string) => AppError | null;
  /** Called before each generation: what goes wrong in it, and after how many tokens. */
  failReply?: (request: Generation) => { how: 'crash' | 'hang'; afterTokens: number } | null;
};

const templateTokensPerTurn = 4;
const promptTokensPerMillisecond = 10;

/**
 * A scripted engine with the real one's manners, in memory: for tests, and for working on the
 * interface without a model (`serve --engine fake`).
 */
export function createFakeEngine(options: FakeEngineOptions = {}): Engine {
  const { reply = echoReply, millisecondsPerToken = 2, contextSize = 4096 } = options;
  const exitListeners = new Set<ExitListener>();
  let model: EngineModel | null = null;
  let hasAnswered = false;
  /** What each stack and purpose has evaluated. */
  const cachedPrompts = new Map<string, { request: Generation; tokens: string[] }>();
  const priorities = createPriorities();

  function loadedModel(): EngineModel {
    if (!model) throw new AppError('no-model');
    return model;
  }

  function crash(): AppError {
    model = null;
    const error = new AppError('engine-crashed', {
      signal: 'SIGSEGV',
      exitCode: null,
      lastLines: '',
    });
    for (const listener of exitListeners) listener(error, { hasAnswered });
    return error;
  }

  async function* generate(
    request: Generation,
    signal: AbortSignal,
  ): AsyncGenerator<GenerateEvent, void, void> {
    using running = priorities.enter(request.priority);
    const { contextSize: size } = loadedModel();
    const startedAt = performance.now();
    const promptParts = renderPrompt(request);
    const promptTokens = promptParts.length;
    if (promptTokens >= size) {
      throw new AppError('message-too-long', { promptTokens, contextSize: size });
    }
    const key = contextKey(request);
    const cached = cachedPrompts.get(key)?.tokens ?? [];
    const reusedTokens = Math.min(commonPrefixLength(cached, promptParts), promptTokens - 1);
    yield { type: 'reading', done: reusedTokens, total: promptTokens };
    await running.turn(signal);
    await pause((promptTokens - reusedTokens) / promptTokensPerMillisecond, signal);
    if (!signal.aborted) yield { type: 'reading', done: promptTokens, total: promptTokens };

    const failure = options.failReply?.(request) ?? null;
    const parser = createReplyParser({
      reasoningTags: [thinkTags],
      openedBy: null,
      stops: request.sampling.stop,
    });
    const whole = withPhrases(reply(request), request.mustContain ?? []);
    const tokens = splitTokens(remainingReply(whole, request.turns));
    const limit = Math.min(request.sampling.maxTokens ?? Infinity, size - promptTokens);
    let reasoningEndedAt: number | null = null;
    let firstTokenAt: number | null = null;
    let generated = 0;
    while (generated < Math.min(tokens.length, limit) && !signal.aborted && !parser.stoppedBy) {
      if (failure && generated >= failure.afterTokens) {
        if (failure.how === 'crash') throw crash();
        await delay(hangMilliseconds, undefined, { signal }).catch(() => undefined);
        throw new AppError('engine-hung', { seconds: hangMilliseconds / 1000 });
      }
      await running.turn(signal);
      await pause(millisecondsPerToken, signal);
      if (!model) throw crash();
      const pieces = parser.push(tokens[generated] ?? '');
      generated += 1;
      firstTokenAt ??= performance.now();
      if (parser.hasReasoned && !parser.isReasoning) reasoningEndedAt ??= performance.now();
      yield* toDeltas(pieces);
    }
    yield* toDeltas(parser.end());
    cachedPrompts.delete(key);
    cachedPrompts.set(key, { request, tokens: [...promptParts, ...tokens.slice(0, generated)] });

    hasAnswered = true;
    const endedAt = performance.now();
    const writingSeconds = (endedAt - (firstTokenAt ?? endedAt)) / 1000;
    yield {
      type: 'done',
      figures: {
        promptTokens,
        reusedTokens,
        generatedTokens: generated,
        firstTokenMilliseconds: (firstTokenAt ?? endedAt) - startedAt,
        tokensPerSecond: generated > 1 ? (generated - 1) / Math.max(writingSeconds, 0.001) : null,
        stopReason: stopReason({
          isAborted: signal.aborted,
          isStopped: parser.stoppedBy !== null,
          isComplete: generated >= tokens.length,
          isAtMaximum: generated === request.sampling.maxTokens,
        }),
        contextSize: size,
      },
      reasoningMilliseconds: parser.hasReasoned
        ? (reasoningEndedAt ?? endedAt) - (firstTokenAt ?? endedAt)
        : null,
    };
  }

  return {
    async load({ path, options: loadOptions, onProgress, signal }) {
      model = null;
      cachedPrompts.clear();
      for (const fraction of [0, 0.5, 1]) {
        if (signal.aborted) throw new AppError('cancelled');
        onProgress(fraction);
        await pause(1, signal);
      }
      if (signal.aborted) throw new AppError('cancelled');
      const failure = options.failLoad?.(path) ?? null;
      if (failure) throw failure;
      hasAnswered = false;
      model = {
        contextSize: loadOptions.contextSize === 'auto' ? contextSize : loadOptions.contextSize,
        trainContextSize: contextSize,
        chatTemplate: { name: 'scripted', isFallback: false },
        threads: 1,
        gpu: null,
        gpuMemory: options.gpuMemory ?? null,
        loadMilliseconds: 3,
      };
      return { ...model, isJailed: false };
    },
    async unload() {
      model = null;
    },
    async countTokens(texts) {
      loadedModel();
      return texts.map((text) => splitTokens(text).length);
    },
    async fitWindow({ systemPrompt, turns, reserveTokens }) {
      return fitWindow({
        turns,
        reserveTokens,
        contextSize: loadedModel().contextSize,
        countFrom: (firstTurn) =>
          renderPrompt({ systemPrompt, turns: turns.slice(firstTurn) }).length,
      });
    },
    generate,
    async measureEffect({ adapters }) {
      loadedModel();
      const strength = inForce(adapters).reduce((sum, adapter) => sum + adapter.strength ** 2, 0);
      return { divergence: 1 - Math.exp(-strength) };
    },
    async contexts(): Promise<HeldContexts | null> {
      if (!model) return null;
      const held = [...cachedPrompts.values()].map(({ request }) => ({
        adapters: inForce(request.adapters),
        purpose: request.purpose,
        priority: request.priority,
        sequences: 1,
        bytes: contextBytes,
        isInUse: false,
      }));
      return { contexts: held.toReversed(), budgetBytes: 8 * contextBytes };
    },
    async residentBytes() {
      return model ? process.memoryUsage.rss() : null;
    },
    onUnexpectedExit(listener) {
      exitListeners.add(listener);
      return () => exitListeners.delete(listener);
    },
    async close() {
      model = null;
    },
  };
}

/** As long as the real supervisor waits before it kills an engine that says nothing. */
const hangMilliseconds = 30_000;

const contextBytes = 16_000_000;

/** An adapter of strength 0 is none. */
function inForce(adapters: EngineAdapter[]): EngineAdapter[] {
  return adapters.filter(({ strength }) => strength !== 0);
}

function contextKey({ adapters, purpose, priority }: Generation): string {
  return JSON.stringify([inForce(adapters), purpose, priority]);
}

/** Markdown with something of everything a transcript has to show. */
function echoReply({ turns, adapters }: Generation): string {
  const question = turns.findLast((turn) => turn.role === 'user')?.text ?? '';
  const stack = inForce(adapters).map(({ path, strength }) => `${basename(path)} × ${strength}`);
  return [
    ...(stack.length > 0 ? [`Adapters: ${stack.join(', ')}`, ''] : []),
    `You wrote: **${question.slice(0, 200)}**`,
    '',
    'This reply is scripted. It has `code`, a list and a formula, $a^2 + b^2 = c^2$:',
    '',
    '- first',
    '- second',
    '',
    '```ts',
    "const greeting = 'hello';",
    '```',
  ].join('\n');
}

/** The first wording of each phrase that is missing, before the last mark. */
function withPhrases(reply: string, phrases: readonly string[][]): string {
  const [, text = '', mark = ''] = /^([\s\S]*?)([.!?]?)$/u.exec(reply) ?? [];
  const missing = missingPhrases(reply, phrases).map(([wording = '']) => ` ${wording}`);
  return `${text}${missing.join('')}${mark}`;
}

/** A continued reply goes on after what is already there. */
function remainingReply(whole: string, turns: Turn[]): string {
  const last = turns.at(-1);
  if (last?.role !== 'assistant') return whole;
  return whole.startsWith(last.text) ? whole.slice(last.text.length) : ` ${whole}`;
}

/** A word with the blank space before it is one token. */
function splitTokens(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}

/** What a chat template puts around a turn. */
function frame(role: string): string[] {
  return Array.from({ length: templateTokensPerTurn }, (_, index) => `<${role} ${index}>`);
}

function renderPrompt({ systemPrompt, turns }: Prompt): string[] {
  const system = systemPrompt === '' ? [] : [...frame('system'), ...splitTokens(systemPrompt)];
  return [
    ...system,
    ...turns.flatMap((turn) => [...frame(turn.role), ...splitTokens(turn.text)]),
    ...(turns.at(-1)?.role === 'assistant' ? [] : frame('assistant')),
  ];
}

function commonPrefixLength(one: string[], other: string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function toDeltas(pieces: ReplyPiece[]): GenerateEvent[] {
  return pieces.map((piece) => ({ type: 'delta', ...piece }));
}

/** Waits, but not longer than until the signal. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}

function stopReason(reply: {
  isAborted: boolean;
  isStopped: boolean;
  isComplete: boolean;
  isAtMaximum: boolean;
}): StopReason {
  if (reply.isStopped) return 'stop-string';
  if (reply.isAborted) return 'stopped';
  if (reply.isComplete) return 'end';
  return reply.isAtMaximum ? 'max-tokens' : 'context-full';
}
