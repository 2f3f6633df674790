/** A run of text; `isMatch` marks what the query found. */
export type SnippetPart = { text: string; isMatch: boolean };

/** The shortest run of characters that the trigram index can find. */
const shortestIndexedTerm = 3;

const contextBefore = 40;
const snippetLength = 160;

/** Read at once while looking for a match; longer than any term by far. */
const blockLength = 8192;

/** Without case and diacritics, as the index compares. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What must all be found: the query's words, folded, each once. */
export function searchTerms(query: string): string[] {
  const words = fold(query).split(/[\s\0]+/u);
  return [...new Set(words.filter((word) => word !== ''))];
}

export function isIndexed(term: string): boolean {
  return Array.from(term).length >= shortestIndexedTerm;
}

/**
 * The terms as an FTS5 query, null when none is long enough for the index. Quoted, so that nothing
 * a person types is taken for syntax.
 */
export function indexQuery(terms: readonly string[]): string | null {
  const indexed = terms.filter(isIndexed);
  if (indexed.length === 0) return null;
  return indexed.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
}

export function containsAll(text: string, terms: readonly string[]): boolean {
  const folded = fold(text);
  return terms.every((term) => folded.includes(term));
}

/** The passage around the first match on one line, with every match in it marked. */
export function makeSnippet(text: string, terms: readonly string[]): SnippetPart[] {
  const position = firstMatch(text, terms);
  const start = wholeCharacter(text, Math.max(0, position - contextBefore));
  const end = wholeCharacter(text, Math.min(text.length, start + snippetLength));
  const parts = markMatches(text.slice(start, end), terms);
  return [
    ...(start > 0 ? [{ text: '…', isMatch: false }] : []),
    ...parts.map((part) => ({ ...part, text: part.text.replaceAll(/\s+/gu, ' ') })),
    ...(end < text.length ? [{ text: '…', isMatch: false }] : []),
  ];
}

/** Splits a text into what the terms match and what is between. */
export function markMatches(text: string, terms: readonly string[]): SnippetPart[] {
  const { folded, origins } = foldWithOrigins(text);
  const isMatched = Array.from({ length: text.length }, () => false);
  for (const term of terms.filter((each) => each !== '')) {
    let found = folded.indexOf(term);
    while (found >= 0) {
      const from = origins[found] ?? 0;
      const to = origins[found + term.length] ?? text.length;
      isMatched.fill(true, from, to);
      found = folded.indexOf(term, found + term.length);
    }
  }
  return runs(text, isMatched);
}

function runs(text: string, isMatched: readonly boolean[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    if (end < text.length && isMatched[end] === isMatched[start]) continue;
    parts.push({ text: text.slice(start, end), isMatch: isMatched[start] ?? false });
    start = end;
  }
  return parts;
}

/** Folding changes lengths: `origins[i]` is where the i-th folded unit comes from. */
function foldWithOrigins(text: string): { folded: string; origins: number[] } {
  const origins: number[] = [];
  let folded = '';
  let position = 0;
  for (const character of text) {
    const part = fold(character);
    for (let unit = 0; unit < part.length; unit += 1) origins.push(position);
    folded += part;
    position += character.length;
  }
  return { folded, origins };
}

/** Folds block by block, so that a match near the start of a huge text costs little. */
function firstMatch(text: string, terms: readonly string[]): number {
  const overlap = Math.max(0, ...terms.map((term) => 2 * term.length));
  for (let start = 0; start < text.length; start += blockLength) {
    const block = text.slice(start, start + blockLength + overlap);
    const folded = fold(block);
    if (terms.some((term) => folded.includes(term))) return start + matchInBlock(block, terms);
  }
  return 0;
}

function matchInBlock(block: string, terms: readonly string[]): number {
  const { folded, origins } = foldWithOrigins(block);
  const positions = terms.map((term) => folded.indexOf(term)).filter((found) => found >= 0);
  return origins[Math.min(...positions)] ?? 0;
}

/** Never between the two halves of a character. */
function wholeCharacter(text: string, position: number): number {
  const code = text.charCodeAt(position);
  return code >= 0xdc00 && code <= 0xdfff && position > 0 ? position - 1 : position;
}
