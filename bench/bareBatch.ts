/**
 * The named reference of many short replies at once: node-llama-cpp alone in a process of its own,
 * with several sequences of one context, each evaluated directly. Reads one JSON request a line,
 * answers one JSON line each.
 */
import { createInterface } from 'node:readline';
import { getLlama } from 'node-llama-cpp';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { inParallel } from '../src/main/inParallel.ts';
import type { BareSettings } from './bareProcess.ts';
import { distinctText } from './text.ts';

export type BareBatchSettings = BareSettings & { sequences: number };
/** Each call reads what is not `reused` of its prompt, then writes. */
export type BareBatchRequest = {
  calls: { promptTokens: number; reusedTokens: number; generatedTokens: number }[];
  /** Of texts that no other request has. */
  seed: number;
};
export type BareBatchResult = { milliseconds: number };

const settings = JSON.parse(process.argv[2] ?? '{}') as BareBatchSettings;
const llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error' as never });
const model = await llama.loadModel({ modelPath: settings.path, useMmap: false });
const { contextSize, threads, sequences: width } = settings;
const context = await model.createContext({ contextSize, threads, sequences: width });
const sequences = Array.from({ length: width }, () => context.getSequence());
process.stdout.write('{"ready":true}\n');

for await (const line of createInterface({ input: process.stdin })) {
  const result = await run(JSON.parse(line) as BareBatchRequest);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
process.exit(0);

/** What all calls share is in every sequence before the time begins. */
async function run({ calls, seed }: BareBatchRequest): Promise<BareBatchResult> {
  const shared = tokensOf(Math.max(...calls.map(({ reusedTokens }) => reusedTokens)), 0);
  for (const sequence of sequences) {
    await sequence.clearHistory();
    await sequence.evaluateWithoutGeneratingNewTokens(shared);
  }
  const prompts = calls.map(({ promptTokens, reusedTokens, generatedTokens }, index) => ({
    reusedTokens,
    generatedTokens,
    tokens: tokensOf(promptTokens - reusedTokens, seed * calls.length + index),
  }));
  const free = [...sequences];
  const { signal } = new AbortController();
  const startedAt = performance.now();
  await inParallel(prompts, { width, signal }, async (prompt) => {
    const sequence = free.pop();
    if (!sequence) throw new RangeError('more calls at once than sequences');
    await reply(sequence, prompt);
    free.push(sequence);
  });
  return { milliseconds: performance.now() - startedAt };
}

type Prompt = { tokens: Token[]; reusedTokens: number; generatedTokens: number };

async function reply(sequence: LlamaContextSequence, prompt: Prompt): Promise<void> {
  const { tokens, reusedTokens, generatedTokens } = prompt;
  await sequence.eraseContextTokenRanges([{ start: reusedTokens, end: sequence.nextTokenIndex }]);
  let written = 0;
  for await (const token of sequence.evaluate(tokens, { temperature: 0 })) {
    // The text is made as any program that shows it would.
    model.detokenize([token]);
    written += 1;
    if (written >= generatedTokens) return;
  }
}

/** No word is less than a token. */
function tokensOf(count: number, seed: number): Token[] {
  return model.tokenize(distinctText(count, seed)).slice(0, count);
}
