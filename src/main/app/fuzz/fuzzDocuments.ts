import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mutateDocument } from '../../../../fixtures/documents/mutations.ts';
import { createRandom, pick } from '../../../../fixtures/gguf/randomNumbers.ts';
import type { Document } from '../../../shared/api/documents.ts';
import { AppError } from '../../../shared/errors.ts';
import { readDocument } from '../../files/readDocument.ts';
import { readerProcesses } from '../../files/testReaders.ts';
import { watchBlocks } from './blockWatch.ts';

type Seed = { name: string; content: Buffer };

type FuzzOptions = {
  cases: number;
  seed: number;
  /** How many files are read at the same time. */
  atOnce: number;
  seeds: readonly Seed[];
  /** Files that broke an invariant are kept here. */
  keepFolder: string;
};

export type DocumentFuzzResult = {
  /** Cases by how they ended: a document, or the code of an error. */
  outcomes: Map<string, number>;
  /** What broke an invariant, with how the file was made. */
  failures: string[];
  slowestMilliseconds: number;
  longestBlockMilliseconds: number;
};

/**
 * Reads mutated documents as the studio does. Each must end as a whole document or as an error of
 * the closed list, and leave neither a process nor a file. Case n of a seed is always the same file.
 */
export async function fuzzDocuments(options: FuzzOptions): Promise<DocumentFuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'alcove-fuzz-'));
  const blocks = watchBlocks();
  const result: DocumentFuzzResult = {
    outcomes: new Map(),
    failures: [],
    slowestMilliseconds: 0,
    longestBlockMilliseconds: 0,
  };
  let next = 0;

  async function runCases(): Promise<void> {
    while (next < options.cases) {
      const index = next;
      next += 1;
      await runCase(index);
    }
  }

  async function runCase(index: number): Promise<void> {
    const random = createRandom(options.seed * 1_000_003 + index);
    const seed = pick(random, options.seeds);
    const { content, changes } = mutateDocument(seed.content, random);
    const path = join(folder, `case-${index}`);
    writeFileSync(path, content);
    const startedAt = performance.now();
    const outcome = await outcomeOf(path, seed.name);
    const milliseconds = performance.now() - startedAt;
    result.slowestMilliseconds = Math.max(result.slowestMilliseconds, milliseconds);
    result.outcomes.set(outcome, (result.outcomes.get(outcome) ?? 0) + 1);
    rmSync(path);
    if (!/^(?:internal|broken)/.test(outcome)) return;
    mkdirSync(options.keepFolder, { recursive: true });
    const kept = join(options.keepFolder, `seed-${options.seed}-case-${index}-${seed.name}`);
    writeFileSync(kept, content);
    result.failures.push(`${kept}: ${outcome} (${changes})`);
  }

  await Promise.all(Array.from({ length: options.atOnce }, runCases));
  await delay(500);
  result.longestBlockMilliseconds = blocks.take().longestBlockMilliseconds;
  blocks.close();
  const left = readerProcesses().map((id) => `process ${id} was left`);
  const files = readdirSync(folder).map((name) => `${name} was left in the folder`);
  result.failures.push(...left, ...files);
  rmSync(folder, { recursive: true });
  return result;
}

async function outcomeOf(path: string, name: string): Promise<string> {
  const { signal } = new AbortController();
  try {
    const document = await readDocument({ path, name }, { signal, onProgress: () => undefined });
    return isWhole(document) ? 'document' : 'broken offsets';
  } catch (error) {
    return error instanceof AppError ? error.code : `internal ${String(error)}`;
  }
}

function isWhole({ text, blocks }: Document): boolean {
  let end = 0;
  for (const block of blocks) {
    if (block.end <= block.start || !/^\n*$/.test(text.slice(end, block.start))) return false;
    end = block.end;
  }
  return end === text.length;
}
