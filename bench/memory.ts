/** How long the translation memory takes to find what is like a segment, among 100,000 entries. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/main/db/database.ts';
import { createTranslationMemory } from '../src/main/features/translationMemory/createTranslationMemory.ts';
import { plainText, segmentOf } from '../src/shared/segmentText.ts';
import { atLeast, atMost, publish } from './report.ts';
import { quantile, spread } from './statistics.ts';

const entryCount = 100_000;
const queryCount = 500;
const vocabularySize = 20_000;
const pair = { from: 'en', to: 'fr' } as const;

/** Mulberry32: the same entries and queries in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(7);

/** By Zipf's law, as words are in texts: the most common one is in most sentences. */
function word(): string {
  return `w${Math.floor(vocabularySize ** random()).toString(36)}`;
}

function sentence(): string[] {
  return Array.from({ length: 1 + Math.floor(random() * 24) }, word);
}

/** A sentence with about one word in eight changed. */
function edited(words: readonly string[]): string[] {
  return words.map((each) => (random() < 1 / 8 ? word() : each));
}

const folder = await mkdtemp(join(tmpdir(), 'alcove-memory-'));
const database = openDatabase({
  path: join(folder, 'memory.db'),
  backupFolder: folder,
  wasCutOff: false,
});
const memory = createTranslationMemory({
  database,
  takeFile: () => Promise.reject(new Error('no files here')),
});

const sentences = Array.from({ length: entryCount }, sentence);
const entriesAtOnce = 1000;
const saving = performance.now();
for (let start = 0; start < entryCount; start += entriesAtOnce) {
  memory.remember(
    sentences.slice(start, start + entriesAtOnce).map((words) => ({
      ...pair,
      source: segmentOf(words.join(' ')),
      target: segmentOf(words.toReversed().join(' ')),
      previous: '',
      next: '',
      origin: 'bench',
    })),
  );
}
const savedSeconds = (performance.now() - saving) / 1000;

const times: number[] = [];
let wanted = 0;
let found = 0;
for (let query = 0; query < queryCount; query += 1) {
  const original = sentences[Math.floor(random() * entryCount)] ?? [];
  const source = segmentOf(edited(original).join(' '));
  const started = performance.now();
  const matches = memory.match({ ...pair, source, leastScore: 70, limit: 5 });
  times.push(performance.now() - started);
  // Longer ones are the only of their kind: at an eighth changed they score well above 70.
  if (original.length < 12) continue;
  wanted += 1;
  const text = original.join(' ');
  found += Number(matches.some(({ entry }) => plainText(entry.source) === text));
}
database.close();
await rm(folder, { recursive: true });

await publish(
  'memory',
  {
    entries: entryCount,
    'saving them, seconds': savedSeconds,
    ...spread('lookup, milliseconds', times),
    'edited sentences looked for': wanted,
  },
  {
    'lookup p95, milliseconds': atMost(quantile(times, 0.95), 30),
    'edited sentences of 12 words and more found': atLeast(found / wanted, 0.95),
  },
);
