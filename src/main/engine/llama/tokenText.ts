import type { LlamaModel, Token } from 'node-llama-cpp';

/** Bytes that no longer become a character are shown as they are. */
const longestCharacterTokens = 8;
const contextTokens = 4;
const replacementCharacter = '\uFFFD';

/**
 * Turns generated tokens into text as they come. A character that is spread over several tokens
 * comes out whole, with the last of them. Control tokens have no text, except those that mark
 * reasoning.
 */
export function createTokenText(model: LlamaModel, markers: string[], precedingTokens: Token[]) {
  let pending: Token[] = [];
  let recent = precedingTokens.slice(-contextTokens);

  return {
    push(token: Token): string {
      pending.push(token);
      const text = model.detokenize(pending, false, recent) || markerText(model, markers, token);
      const isCut = text.endsWith(replacementCharacter);
      if (isCut && pending.length < longestCharacterTokens) return '';
      recent = [...recent, ...pending].slice(-contextTokens);
      pending = [];
      return text;
    },
    /** Whether the tokens so far end inside a character. */
    get isCut(): boolean {
      return pending.length > 0;
    },
  };
}

function markerText(model: LlamaModel, markers: string[], token: Token): string {
  const text = model.detokenize([token], true);
  return text !== '' && markers.some((marker) => marker.includes(text.trim())) ? text : '';
}
