/**
 * The named reference of the proof: node-llama-cpp alone, in a process of its own with one stack,
 * and a new context for each prompt, so that there is nothing another prompt or stack could have
 * left. Reads one JSON request a line, answers one JSON line each.
 */
import { createInterface } from 'node:readline';
import { getLlama } from 'node-llama-cpp';
import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp';
import { resolveChatTemplate } from '../src/main/engine/llama/chatTemplate.ts';
import type { RenderedPrompt } from '../src/main/engine/llama/chatTemplate.ts';
import { createPromptTokenizer } from '../src/main/engine/llama/promptTokens.ts';
import type { EngineAdapter, Prompt } from '../src/shared/engineApi.ts';

export type FreshSettings = {
  path: string;
  adapters: EngineAdapter[];
  contextSize: number;
  longestReply: number;
};
export type FreshRequest = {
  prompt: Prompt;
  /** A reply of the history is the tokens it was generated as, which its text may not tell. */
  replyTokens: Record<string, number[]>;
  /** What was said to it. */
  answer: string;
};
export type FreshReply = {
  answer: string;
  tokens: number[];
  /**
   * Of all tokens in what was said, how much likelier another one was at most, as the natural
   * logarithm of the ratio: 0 where each was the likeliest, null where it is more than 1.
   */
  margin: number | null;
};

/** Beyond this nobody would take two tokens for equally likely. */
const largestMargin = 1;

const settings = JSON.parse(process.argv[2] ?? '{}') as FreshSettings;
const llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error' as never });
llama.maxThreads = 1;
const model = await llama.loadModel({ modelPath: settings.path, useMmap: false });
const template = resolveChatTemplate(model);

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await reply(JSON.parse(line) as FreshRequest);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);

async function reply({ prompt, replyTokens, answer: said }: FreshRequest): Promise<FreshReply> {
  const tokenizer = createPromptTokenizer(model);
  for (const [text, tokens] of Object.entries(replyTokens)) {
    tokenizer.remember(text, tokens as Token[]);
  }
  const rendered = template.render(prompt, tokenizer.tokenizer);
  await using context = await createContext();
  const tokens: Token[] = [];
  for await (const token of context.getSequence().evaluate(rendered.tokens, { temperature: 0 })) {
    if (rendered.stopTokens.has(token)) break;
    tokens.push(token);
    if (tokens.length >= settings.longestReply) break;
  }
  const answer = textOf(tokens, rendered);
  const margin = said === answer ? 0 : await marginOf(said, rendered);
  return { answer, tokens, margin: Number.isFinite(margin) ? margin : null };
}

function textOf(tokens: Token[], { tokens: promptTokens }: RenderedPrompt): string {
  return model.detokenize(tokens, false, promptTokens.slice(-4));
}

function createContext(): Promise<LlamaContext> {
  return model.createContext({
    contextSize: settings.contextSize,
    threads: 1,
    lora: {
      adapters: settings.adapters.map(({ path, strength }) => ({
        filePath: path,
        scale: strength,
      })),
    },
  });
}

/**
 * Goes along what was said, token by token. The same text may be made of other tokens: the way on
 * which they are likeliest counts.
 */
async function marginOf(said: string, rendered: RenderedPrompt): Promise<number> {
  await using context = await createContext();
  const sequence = context.getSequence();

  async function from(tokens: Token[]): Promise<number> {
    const isWhole = textOf(tokens, rendered) === said;
    const leadsOn = (token: Token): boolean =>
      isWhole
        ? rendered.stopTokens.has(token)
        : said.startsWith(textOf([...tokens, token], rendered)) && model.detokenize([token]) !== '';
    const next = await nextToken(sequence, [...rendered.tokens, ...tokens]);
    const [highest = 0] = next.values();
    let least = Infinity;
    for (const [token, probability] of next) {
      const margin = Math.log(highest / probability);
      if (margin > largestMargin) break;
      if (!leadsOn(token)) continue;
      const isLast = isWhole || tokens.length + 1 >= settings.longestReply;
      const further = isLast ? 0 : await from([...tokens, token]);
      least = Math.min(least, Math.max(margin, further));
    }
    return least;
  }

  return await from([]);
}

/** The probabilities of what follows the tokens, highest first. */
async function nextToken(
  sequence: LlamaContextSequence,
  tokens: Token[],
): Promise<Map<Token, number>> {
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  const last = tokens.at(-1);
  if (last === undefined) throw new RangeError('nothing to evaluate');
  const outputs = await sequence.controlledEvaluate([
    ...tokens.slice(sequence.nextTokenIndex, -1),
    [last, { generateNext: { probabilities: true } }],
  ]);
  return outputs.at(-1)?.next.probabilities ?? new Map<Token, number>();
}
