import type { SegmentText } from '../../../shared/api/segments.ts';
import type { MemoryMatch } from '../../../shared/api/translationMemory.ts';
import { plainText, tokensOf } from '../../../shared/segmentText.ts';
import type { Database } from '../../db/database.ts';
import { wordAtLengths } from './indexedWords.ts';
import { entryColumns, entryOf } from './memoryStore.ts';
import type { EntryRow, MemoryPair, Neighbours } from './memoryStore.ts';
import { fuzzyScore, leastWordShare, sharedPart } from './similarity.ts';
import { markedText, sourceKey } from './sourceKey.ts';
import { piecesOf, wordsOf } from './words.ts';

export type MatchRequest = MemoryPair &
  Partial<Neighbours> & { source: SegmentText; leastScore: number; limit: number };

/** Alike entries whose likeness is worked out: those that share the most words. */
const mostCandidates = 100;

/** Of a word that too many have, the newest so many are looked at. */
const mostEntriesOfWord = 2000;

/** So few entries have a rare word that all of them can be looked at. */
const rareWord = 300;

/** In words; nothing longer is looked for by likeness. */
const longestSource = 2000;

/** Finds what was confirmed for the same source, or for one like it. */
export function createMatching(database: Database) {
  const exact = database.prepare<EntryRow>(
    `SELECT ${entryColumns} FROM memory_entry
     WHERE source_language = :from AND target_language = :to AND source_key = :key
       AND deleted_at IS NULL
     ORDER BY updated_at DESC, seq DESC`,
  );
  const find = database.prepare<EntryRow>(
    `SELECT ${entryColumns} FROM memory_entry WHERE seq = :seq AND deleted_at IS NULL`,
  );
  const frequency = database.prepare<{ doc: number }>(
    'SELECT doc FROM memory_vocabulary WHERE term = :term',
  );
  const having = database.prepare<{ seq: number }>(
    `SELECT rowid AS seq FROM memory_words WHERE memory_words MATCH :query
     ORDER BY rowid DESC LIMIT ${mostEntriesOfWord}`,
  );

  function findExact({ source, from, to, previous, next }: MatchRequest): MemoryMatch[] {
    const rows = exact.all({ from, to, key: sourceKey(source) });
    return rows.map((row) => {
      const isInPlace =
        previous !== undefined &&
        next !== undefined &&
        row.previous_text === previous &&
        row.next_text === next;
      const entry = entryOf(row);
      const score = !hasSameTokens(entry.source, source) ? 99 : isInPlace ? 101 : 100;
      return { entry, score };
    });
  }

  /**
   * Entries that can reach the score, by the words they share. Of n words at most n − s·n may be
   * missing, with s the least share, so one of any more words than that must be there: the rarest
   * are asked for. (Prefix filtering: Chaudhuri, Ganti, Kaushik, "A primitive operator for
   * similarity joins in data cleaning", ICDE 2006.) The more of them an entry has, the better.
   */
  function findCandidates(words: readonly string[], share: number, pair: MemoryPair): number[] {
    const mostMissing = Math.floor(words.length * (1 - share));
    const shared = new Map<number, number>();
    for (const { terms, length } of chosenWords(knownWords(words, share, pair), mostMissing + 1)) {
      const query = terms.map((term) => `"${term}"`).join(' OR ');
      for (const { seq } of having.all({ query })) shared.set(seq, (shared.get(seq) ?? 0) + length);
    }
    return Array.from(shared)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, mostCandidates)
      .map(([seq]) => seq);
  }

  function knownWords(words: readonly string[], share: number, pair: MemoryPair): KnownWord[] {
    const fewest = Math.ceil(words.length * share);
    const most = Math.min(longestSource, Math.floor(words.length / share));
    return Array.from(
      Map.groupBy(words, (word) => word),
      ([word, { length }]) => {
        const terms = wordAtLengths(word, pair, { fewest, most });
        const entries = terms.map((term) => frequency.first({ term })?.doc ?? 0);
        return { terms, length, entries: entries.reduce((sum, each) => sum + each, 0) };
      },
    );
  }

  function findFuzzy(request: MatchRequest, exactIds: ReadonlySet<string>): MemoryMatch[] {
    const words = wordsOf(plainText(request.source));
    const pieces = piecesOf(markedText(request.source));
    const share = leastWordShare(request.leastScore);
    if (words.length === 0) return [];
    return findCandidates(words, share, request)
      .flatMap((seq) => find.first({ seq }) ?? [])
      .filter(({ id }) => !exactIds.has(id))
      .map(entryOf)
      .map((entry) => ({
        entry,
        score: fuzzyScore(
          sharedPart(words, wordsOf(plainText(entry.source))),
          sharedPart(pieces, piecesOf(markedText(entry.source))),
        ),
      }))
      .filter(({ score }) => score >= request.leastScore);
  }

  /** Best first, of equal ones the newest; their targets with the tokens of the source asked for. */
  return function match(request: MatchRequest): MemoryMatch[] {
    const same = findExact(request);
    const isEnough = same.length >= request.limit || request.leastScore >= 100;
    const alike = isEnough ? [] : findFuzzy(request, new Set(same.map(({ entry }) => entry.id)));
    return [...same, ...alike]
      .toSorted((one, other) => other.score - one.score)
      .slice(0, request.limit)
      .map(({ entry, score }) => ({
        score,
        entry: { ...entry, target: withTokensOf(request.source, entry.target) },
      }));
  };
}

/** A word of the text, how often it stands there, and in how many entries of about its length. */
type KnownWord = { terms: string[]; length: number; entries: number };

/** The rarest that stand in the text `count` times together, and all others that are rare. */
function chosenWords(words: readonly KnownWord[], count: number): KnownWord[] {
  let left = count;
  return words
    .toSorted((one, other) => one.entries - other.entries)
    .filter(({ entries, length }) => {
      const isChosen = left > 0 || entries <= rareWord;
      left -= length;
      return isChosen;
    });
}

function hasSameTokens(one: SegmentText, other: SegmentText): boolean {
  return JSON.stringify(tokensOf(one)) === JSON.stringify(tokensOf(other));
}

/** Tokens are known by id and kind; what they stand for may differ between two files. */
function withTokensOf(source: SegmentText, target: SegmentText): SegmentText {
  const known = tokensOf(source);
  return target.map((part) =>
    part.type === 'text'
      ? part
      : (known.find(({ id, kind }) => id === part.id && kind === part.kind) ?? part),
  );
}
