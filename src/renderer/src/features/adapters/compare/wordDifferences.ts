import { diffWordsWithSpace } from 'diff';

/** A run of a text; what not every other text shares is marked. */
export type Run = { text: string; isDifferent: boolean };

/**
 * Each text cut into runs, marked where at least one of the others says it otherwise. Words are
 * compared, not letters: half a word in colour cannot be read.
 */
export function wordDifferences(texts: readonly string[]): Run[][] {
  return texts.map((text, index) => {
    const shared = Array.from({ length: text.length }, () => true);
    for (const [at, other] of texts.entries()) {
      if (at !== index) markOnlyHere(shared, text, other);
    }
    return runsOf(text, shared);
  });
}

/** More edits than this are two different texts, and take seconds to find. */
const mostEdits = 2_000;

/** Clears `shared` at every character of `text` that `other` lacks at that place. */
function markOnlyHere(shared: boolean[], text: string, other: string): void {
  const parts = diffWordsWithSpace(text, other, { maxEditLength: mostEdits });
  if (parts === undefined) shared.fill(false);
  let at = 0;
  for (const part of parts ?? []) {
    if (part.added) continue;
    if (part.removed) shared.fill(false, at, at + part.value.length);
    at += part.value.length;
  }
}

function runsOf(text: string, shared: readonly boolean[]): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && shared[at] === shared[start]) continue;
    runs.push({ text: text.slice(start, at), isDifferent: shared[start] === false });
    start = at;
  }
  return text === '' ? [] : runs;
}
