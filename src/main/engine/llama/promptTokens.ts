import type { LlamaModel, Token, Tokenizer } from 'node-llama-cpp';
import { createPlainTokenizer } from './plainText.ts';

const keptTokens = 2_000_000;

/**
 * The model's tokenizer with a memory. For a reply that this engine wrote it gives the very tokens
 * that were generated, which tokenizing the text again need not yield: so the next turn finds the
 * whole conversation in the cache. Text is never parsed for special tokens, except the template's.
 */
export function createPromptTokenizer(model: LlamaModel) {
  const tokenizePlain = createPlainTokenizer(model);
  const known = new Map<string, Token[]>();
  let total = 0;

  function keep(key: string, tokens: Token[]): void {
    total += tokens.length - (known.get(key)?.length ?? 0);
    known.delete(key);
    known.set(key, tokens);
    for (const [oldest, dropped] of known) {
      if (total <= keptTokens || oldest === key) break;
      known.delete(oldest);
      total -= dropped.length;
    }
  }

  function plainTokens(text: string, options?: 'trimLeadingSpace'): Token[] {
    const key = keyOf(text, options);
    const tokens = known.get(key) ?? tokenizePlain(text, options);
    keep(key, tokens);
    return tokens;
  }

  function tokenize(
    text: string,
    specialTokens?: boolean | 'builtin',
    options?: 'trimLeadingSpace',
  ): Token[] {
    if (specialTokens === 'builtin') {
      return model.tokenize(text as Parameters<LlamaModel['tokenize']>[0] & 'BOS', 'builtin');
    }
    return specialTokens ? model.tokenize(text, true, options) : plainTokens(text, options);
  }

  const tokenizer: Tokenizer = Object.assign(tokenize, {
    detokenize: model.tokenizer.detokenize,
    isSpecialToken: (token: Token) => model.isSpecialToken(token),
    isEogToken: (token: Token) => model.isEogToken(token),
  });

  return {
    tokenizer,
    count: (text: string): number => plainTokens(text).length,
    /** The tokens a text inside a conversation has. */
    tokensOf: (text: string): Token[] => plainTokens(text, 'trimLeadingSpace'),
    remember(text: string, tokens: Token[]): void {
      keep(keyOf(text, 'trimLeadingSpace'), tokens);
    },
  };
}

export type PromptTokenizer = ReturnType<typeof createPromptTokenizer>;

function keyOf(text: string, options: 'trimLeadingSpace' | undefined): string {
  return `${options ? 'inside' : 'alone'} ${text}`;
}
