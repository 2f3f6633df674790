import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getLlama } from 'node-llama-cpp';
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { resolveChatTemplate } from '../src/main/engine/llama/chatTemplate.ts';

/** What the starter model did in PyTorch: written by `tools/starter-model/reference.py`. */
type Reference = {
  /** Of each string the first 16 digits of the SHA-256 of its token ids, joined by spaces. */
  strings: { text: string; ids: string }[];
  /** Greedy replies, token by token. */
  replies: { prompt: Token[]; reply: Token[] }[];
};

export type Agreement = {
  /** Whether the template in the file is used, not a general one in its place. */
  hasOwnTemplate: boolean;
  strings: number;
  /** The strings that are other tokens here than in Python. */
  differentStrings: string[];
  positions: number;
  /** At how many of them the likeliest next token is the same. */
  samePositions: number;
};

const reference = new URL('../fixtures/starter/reference.json', import.meta.url);

/** Loads the file with every tensor checked, and holds it against the reference. */
export async function compareWithReference(modelPath: string): Promise<Agreement> {
  const { strings, replies } = JSON.parse(readFileSync(reference, 'utf8')) as Reference;
  await using llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error' as never });
  await using model = await llama.loadModel({ modelPath, checkTensors: true });
  await using context = await model.createContext({ contextSize: 512, threads: 1 });
  const sequence = context.getSequence();
  let [positions, samePositions] = [0, 0];
  for (const { prompt, reply } of replies) {
    const likeliest = await likeliestAlong(sequence, prompt, reply);
    positions += reply.length;
    samePositions += reply.filter((token, index) => token === likeliest[index]).length;
  }
  return {
    hasOwnTemplate: !resolveChatTemplate(model).isFallback,
    strings: strings.length,
    differentStrings: strings.flatMap(({ text, ids }) =>
      fingerprint(model, text) === ids ? [] : [text],
    ),
    positions,
    samePositions,
  };
}

function fingerprint(model: LlamaModel, text: string): string {
  const ids = model.tokenize(text, false, 'trimLeadingSpace').join(' ');
  return createHash('sha256').update(ids).digest('hex').slice(0, 16);
}

/** The likeliest token after the prompt and after each token of the reply but the last. */
async function likeliestAlong(
  sequence: LlamaContextSequence,
  prompt: Token[],
  reply: Token[],
): Promise<(Token | null | undefined)[]> {
  await sequence.clearHistory();
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
  const asked = [...prompt.slice(-1), ...reply.slice(0, -1)];
  const outputs = await sequence.controlledEvaluate(
    asked.map((token) => [token, { generateNext: { token: true, options: { temperature: 0 } } }]),
  );
  return outputs.map((output) => output?.next.token);
}
