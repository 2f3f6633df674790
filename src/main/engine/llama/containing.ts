import type { LlamaModel } from 'node-llama-cpp';
import type { StopReason } from '../../../shared/api/chat.ts';
import type { EngineEvent } from '../../../shared/engineApi.ts';
import { missingPhrases } from '../phrases.ts';
import { findPlace } from './places.ts';
import { keepCommonPrefix } from './promptReading.ts';
import type { Reading } from './promptReading.ts';
import type { PromptTokenizer } from './promptTokens.ts';
import type { Reply } from './reply.ts';
import { writeReply } from './writing.ts';
import type { Writing } from './writing.ts';

export type Written = { reply: Reply; stopReason: StopReason };

type Parts = {
  model: LlamaModel;
  tokenizer: PromptTokenizer;
  reading: Reading;
  startReply: () => Reply;
};

/**
 * Writes a reply that has these phrases in it. What the first draft misses is put where the model
 * finds it likeliest, and what follows is written anew, phrase by phrase. A grammar that forbids to
 * end without them would let a model ramble on after its last sentence until it is cut off; and text
 * of users would have to be made safe for a parser.
 */
export async function* writeContaining(
  phrases: readonly string[][],
  writing: Omit<Writing, 'reply' | 'isDraft'>,
  { startReply, ...parts }: Parts,
): AsyncGenerator<EngineEvent, Written, void> {
  const { sequence, sizer, tokens: prompt } = parts.reading;
  const most = Math.min(writing.limit, writing.request.sampling.maxTokens ?? Infinity);
  let reply = startReply();
  let stopReason = yield* writeReply({ ...writing, reply, isDraft: true });
  let start = 0;
  for (let left = phrases.length; left > 0; left -= 1) {
    const missing = missingPhrases(reply.answer, phrases);
    const isWhole = stopReason === 'end' || stopReason === 'stop-string';
    if (missing.length === 0 || !isWhole) break;
    const draft = { tokens: reply.tokens, start: Math.max(start, reply.answerStart), end: most };
    const place = yield* findPlace(missing, draft, parts);
    if (writing.signal.aborted) return { reply, stopReason: 'stopped' };
    if (!place) break;
    const kept = [...reply.tokens.slice(0, place.at), ...place.tokens];
    start = kept.length;
    reply = startReply();
    for (const token of kept) reply.accept(token);
    const all = [...prompt, ...kept];
    const unread = all.slice(await keepCommonPrefix(sequence, all, sizer));
    stopReason = yield* writeReply({ ...writing, unread, reply, isDraft: true });
  }
  return { reply, stopReason };
}
