import type { SegmentText } from '../../../shared/api/segments.ts';
import type { MemoryMatch } from '../../../shared/api/translationMemory.ts';
import { plainText, tokensOf } from '../../../shared/segmentText.ts';
import type { Database } from '../../db/database.ts';
import { bareWords, wordAtLengths } from './indexedWords.ts';
import { entryColumns, entryOf } from './memoryStore.ts';
import type { EntryRow, MemoryPair, Neighbours } from './memoryStore.ts';
import { fuzzyScore, leastWordShare, sharedPart } from './similarity.ts';
import { markedText, sourceKey } from './sourceKey.ts';
import { piecesOf, wordsOf } from './words.ts';

export type MatchRequest = MemoryPair &
  Partial<Neighbours> & { source: SegmentText; leastScore: number; limit: number };

type Candidate = { seq: number; words: string };

/** When only common words are left to find alike entries by, the newest so many are looked at. */
const mostCandidates = 1000;

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
    `SELECT ${entryColumns} FROM memory_entry WHERE seq = :seq`,
  );
  const frequency = database.prepare<{ doc: number }>(
    'SELECT doc FROM memory_vocabulary WHERE term = :term',
  );
  const candidates = database.prepare<Candidate>(
    `SELECT memory_entry.seq, memory_entry.words FROM memory_words
     JOIN memory_entry ON memory_entry.seq = memory_words.rowid
     WHERE memory_words MATCH :query AND deleted_at IS NULL
     ORDER BY memory_words.rowid DESC LIMIT ${mostCandidates}`,
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
   * Entries that can reach the score. Of n words at most n − s·n may be missing, with s the least
   * share, so one of any more words than that must be there: the rarest are asked for. (Prefix
   * filtering: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins in data
   * cleaning", ICDE 2006.)
   */
  function findCandidates(words: readonly string[], share: number, pair: MemoryPair): Candidate[] {
    const mostMissing = Math.floor(words.length * (1 - share));
    const lengths = {
      fewest: Math.ceil(words.length * share),
      most: Math.min(longestSource, Math.floor(words.length / share)),
    };
    const known = Array.from(
      Map.groupBy(words, (word) => word),
      ([word, { length }]) => {
        const terms = wordAtLengths(word, pair, lengths);
        const entries = terms.map((term) => frequency.first({ term })?.doc ?? 0);
        return { terms, length, entries: entries.reduce((sum, each) => sum + each, 0) };
      },
    );
    const terms = rarest(known, mostMissing + 1).flatMap((each) => each.terms);
    return candidates.all({ query: terms.map((term) => `"${term}"`).join(' OR ') });
  }

  function findFuzzy(request: MatchRequest, exactIds: ReadonlySet<string>): MemoryMatch[] {
    const words = wordsOf(plainText(request.source));
    const pieces = piecesOf(markedText(request.source));
    const share = leastWordShare(request.leastScore);
    if (words.length === 0) return [];
    return findCandidates(words, share, request)
      .map((candidate) => ({ ...candidate, shared: sharedPart(words, bareWords(candidate.words)) }))
      .filter(({ shared }) => shared >= share)
      .flatMap(({ seq, shared }) => {
        const row = find.first({ seq });
        if (!row || exactIds.has(row.id)) return [];
        const entry = entryOf(row);
        const inPieces = sharedPart(pieces, piecesOf(markedText(entry.source)));
        return { entry, score: fuzzyScore(shared, inPieces) };
      })
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

type KnownWord = { terms: string[]; length: number; entries: number };

/** The words in the fewest entries that stand in the text `count` times together. */
function rarest(words: readonly KnownWord[], count: number): KnownWord[] {
  const chosen: KnownWord[] = [];
  let left = count;
  for (const word of words.toSorted((one, other) => one.entries - other.entries)) {
    if (left <= 0) break;
    chosen.push(word);
    left -= word.length;
  }
  return chosen;
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
