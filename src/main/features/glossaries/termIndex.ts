import type { GlossaryTerm } from '../../../shared/api/glossaries.ts';
import type { IssueCode, MatchedTerm, SegmentIssue } from '../../../shared/api/segments.ts';
import { findPhrase, phraseOf, wordsOf } from './termMatching.ts';
import type { Phrase, Place } from './termMatching.ts';

type IndexedTerm = { term: GlossaryTerm; source: Phrase; target: Phrase };
type Found = Place & IndexedTerm;

/** Two words of one stem share at least this many letters. */
const keyLength = 3;

/**
 * The terms in force for one pair of languages, ready to be looked for in many texts: of tens of
 * thousands only those are compared whose first word begins like a word of the text.
 */
export function createTermIndex(terms: readonly GlossaryTerm[]) {
  const indexed = terms.map((term) => ({
    term,
    source: phraseOf(term.source, term),
    target: phraseOf(term.target, term),
  }));
  const byCharacter = indexed.filter(({ source }) => source.isByCharacter);
  const byFirstWord = Map.groupBy(
    indexed.filter(({ source }) => !source.isByCharacter),
    ({ source }) => keyOf(source.words[0]?.folded ?? ''),
  );

  function find(text: string): Found[] {
    const words = wordsOf(text);
    const keys = new Set(words.map(({ folded }) => keyOf(folded)));
    const candidates = [...byCharacter, ...[...keys].flatMap((key) => byFirstWord.get(key) ?? [])];
    const found = candidates.flatMap((candidate) =>
      findPhrase(text, words, candidate.source).map((place) => ({ ...place, ...candidate })),
    );
    return withoutCovered(found);
  }

  return {
    /** From left to right. Where one lies within a longer one, the longer one counts. */
    match: (source: string): MatchedTerm[] =>
      find(source).map(({ start, end, term }) => ({
        start,
        end,
        text: source.slice(start, end),
        target: term.target,
        note: term.note,
        isForbidden: term.isForbidden,
      })),

    /**
     * What a translation owes its glossary. Of several targets for one source any will do, and
     * once is enough, since a language may say the second one with a pronoun.
     */
    check(source: string, target: string): SegmentIssue[] {
      const found = find(source);
      const missed = missedIn(target, found).map((senses) => targetsOf(senses).join(' / '));
      const forbidden = found.filter(({ term }) => term.isForbidden).filter(isIn(target));
      return [...issues('term-missed', missed), ...issues('term-forbidden', targetsOf(forbidden))];
    },

    /** Of each term that a translation misses, how it may be written. */
    missed: (source: string, target: string): string[][] =>
      missedIn(target, find(source)).map((senses) => [...new Set(senses.flatMap(wordingsOf))]),
  };
}

export type TermIndex = ReturnType<typeof createTermIndex>;

function keyOf(folded: string): string {
  return folded.slice(0, keyLength);
}

function issues(code: IssueCode, details: readonly string[]): SegmentIssue[] {
  return details.map((detail) => ({ code, detail }));
}

/** Each term that a target has in none of its senses, as all of them. */
function missedIn(target: string, found: readonly Found[]): Found[][] {
  const wanted = found.filter(({ term }) => !term.isForbidden);
  const bySource = Map.groupBy(wanted, ({ term }) => term.source);
  const isThere = isIn(target);
  return [...bySource.values()].filter((senses) => !senses.some(isThere));
}

function isIn(text: string): (found: Found) => boolean {
  const words = wordsOf(text);
  return ({ target }) => findPhrase(text, words, target).length > 0;
}

/** At the beginning of a sentence a term has a capital letter. */
function wordingsOf({ term: { target, isCaseSensitive } }: Found): string[] {
  const [first = ''] = target;
  return isCaseSensitive ? [target] : [target, first.toUpperCase() + target.slice(first.length)];
}

function targetsOf(found: readonly Found[]): string[] {
  return [...new Set(found.map(({ term }) => term.target))];
}

function withoutCovered(found: readonly Found[]): Found[] {
  const ordered = found.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const kept: Found[] = [];
  for (const each of ordered) {
    const last = kept.at(-1);
    const isSame = last?.start === each.start && last.end === each.end;
    if (!last || isSame || each.start >= last.end) kept.push(each);
  }
  return kept;
}
