import { adapterWords } from '../../../messages/adapters.ts';

const words = adapterWords.modules;

/** In the order they act in a layer; the names are llama.cpp's, without the part before `_`. */
const attention = ['q', 'k', 'v', 'qkv', 'output'];
const feedForward = ['gate', 'up', 'down'];

/** `attention (q, k, v, output), feed-forward (gate, up, down)`; what is neither keeps its name. */
export function modulesLine(modules: readonly string[]): string {
  const inAttention = attention.filter((part) => modules.includes(`attn_${part}`));
  const inFeedForward = feedForward.filter((part) => modules.includes(`ffn_${part}`));
  const known = new Set([
    ...inAttention.map((part) => `attn_${part}`),
    ...inFeedForward.map((part) => `ffn_${part}`),
  ]);
  return [
    ...group(words.attention, inAttention),
    ...group(words.feedForward, inFeedForward),
    ...modules.filter((module) => !known.has(module)),
  ].join(', ');
}

function group(name: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [words.group(name, parts.join(', '))];
}
