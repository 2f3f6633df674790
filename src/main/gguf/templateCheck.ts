import type { GgufHeader } from './ggufHeader.ts';

/** Far above what anybody writes; the template's parser, which recurses, dies at some thousands. */
const deepestBrackets = 500;

/** Why this chat template would take the engine down as it is parsed, or null. */
export function impossibleTemplate({ metadata }: GgufHeader): string | null {
  const template = metadata.get('tokenizer.chat_template');
  if (typeof template !== 'string') return null;
  const depth = depthOfBrackets(template);
  return depth > deepestBrackets ? `its chat template nests ${depth} brackets` : null;
}

function depthOfBrackets(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/gu)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
