import type { LlamaModel, Token } from 'node-llama-cpp';

type Option = 'trimLeadingSpace' | undefined;

/** As nothing but markers is written: `<|end|>`, and DeepSeek's with full-width bars. */
const markerForm = /^<([|｜]).*\1>$/u;

/**
 * Tokenizes what people and documents say, so that it never holds a token that marks turns. Not to
 * parse special tokens is not enough: some files, and llama.cpp itself for gpt-oss, declare such
 * markers as ordinary added words, which are always found. A marker in a text is cut after its
 * first character, and so read letter by letter.
 */
export function createPlainTokenizer(model: LlamaModel) {
  const template = model.fileInfo.metadata.tokenizer?.chat_template ?? '';
  /** The marker's text, or null for an ordinary token. */
  const markers = new Map<Token, string | null>();

  function markerOf(token: Token): string | null {
    const known = markers.get(token);
    if (known !== undefined) return known;
    const text = model.detokenize([token], true);
    const isAdded = model.getTokenAttributes(token).userDefined;
    const isUsed = isAdded && (template.includes(text) || markerForm.test(text));
    const marker = text.length > 1 && (isUsed || model.isSpecialToken(token)) ? text : null;
    markers.set(token, marker);
    return marker;
  }

  function tokenize(text: string, option: Option): Token[] {
    const tokens = model.tokenize(text, false, option);
    const found = new Set(tokens.map(markerOf).filter((marker) => marker !== null));
    const parts = cutMarkers(text, found);
    if (parts.length === 1) return tokens;
    return parts.flatMap((part, index) =>
      tokenize(part, index === 0 ? option : 'trimLeadingSpace'),
    );
  }

  return tokenize;
}

/** Each part is shorter than the text, or the text is the only part. */
function cutMarkers(text: string, markers: Set<string>): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isMarker = [...markers].some((marker) => text.startsWith(marker, at));
    if (!isMarker) continue;
    const cut = at + firstCharacter(text.slice(at, at + 2)).length;
    parts.push(text.slice(start, cut));
    start = cut;
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part !== '');
}

function firstCharacter(text: string): string {
  const [first = ''] = text;
  return first;
}
