/**
 * The named reference of the speed figures: node-llama-cpp alone in a process of its own, its
 * sequence evaluated directly. Reads one JSON request a line, answers one JSON line each.
 */
import { createInterface } from 'node:readline';
import { getLlama } from 'node-llama-cpp';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { EngineAdapter } from '../src/shared/engineApi.ts';
import type { BareSettings } from './bareProcess.ts';

/** `prompt` is tokenised as it is; the cache is cleared first. */
export type BareRequest = {
  prompt: string;
  decodeTokens: number;
  adapters?: EngineAdapter[];
  /** Only so many tokens of the prompt count, */
  promptTokens?: number;
  /** and so many of these are in the cache before the time begins. */
  cachedTokens?: number;
};
export type BareResult = {
  promptTokens: number;
  /** From the request to the first token. */
  firstTokenMilliseconds: number;
  /** From the first token to the last. */
  decodeMilliseconds: number;
  decodedTokens: number;
};

const settings = JSON.parse(process.argv[2] ?? '{}') as BareSettings;
const llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error' as never });
const model = await llama.loadModel({ modelPath: settings.path, useMmap: false });
const sequences = new Map<string, LlamaContextSequence>();
await sequenceOf([]);
process.stdout.write('{"ready":true}\n');

for await (const line of createInterface({ input: process.stdin })) {
  const result = await run(JSON.parse(line) as BareRequest);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
process.exit(0);

/** Of a context with these adapters, which stays. */
async function sequenceOf(adapters: EngineAdapter[]): Promise<LlamaContextSequence> {
  const stack = JSON.stringify(adapters);
  const known = sequences.get(stack);
  if (known) return known;
  const context = await model.createContext({
    contextSize: settings.contextSize,
    threads: settings.threads,
    lora: { adapters: adapters.map(({ path, strength }) => ({ filePath: path, scale: strength })) },
  });
  const sequence = context.getSequence();
  sequences.set(stack, sequence);
  return sequence;
}

async function run(request: BareRequest): Promise<BareResult> {
  const { prompt, decodeTokens, adapters = [], promptTokens, cachedTokens = 0 } = request;
  const sequence = await sequenceOf(adapters);
  await sequence.clearHistory();
  const whole: Token[] = model.tokenize(prompt).slice(0, promptTokens);
  await sequence.evaluateWithoutGeneratingNewTokens(whole.slice(0, cachedTokens));
  const tokens = whole.slice(cachedTokens);
  const startedAt = performance.now();
  let firstAt = 0;
  let lastAt = 0;
  let decoded = 0;
  for await (const token of sequence.evaluate(tokens, { temperature: 0 })) {
    // The text is made as any program that shows it would.
    model.detokenize([token]);
    lastAt = performance.now();
    decoded += 1;
    if (decoded === 1) firstAt = lastAt;
    if (decoded >= decodeTokens) break;
  }
  return {
    promptTokens: tokens.length,
    firstTokenMilliseconds: firstAt - startedAt,
    decodeMilliseconds: lastAt - firstAt,
    decodedTokens: decoded,
  };
}
