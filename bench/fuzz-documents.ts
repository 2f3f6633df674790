/**
 * Mutated documents through the process that reads them: `--cases N --seed S`, and `--files FOLDER`
 * with real ones to mutate besides our own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goodDocuments } from '../fixtures/documents/goodDocuments.ts';
import { fuzzDocuments } from '../src/main/app/fuzz/fuzzDocuments.ts';
import { atMost, publish } from './report.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string' },
    json: { type: 'string' },
  },
});
const cases = Number(values.cases);
const startedAt = performance.now();
const result = await fuzzDocuments({
  cases,
  seed: Number(values.seed),
  atOnce: 2,
  seeds: [...goodDocuments(), ...filesIn(values.files)],
  keepFolder: fileURLToPath(new URL('../.cache/fuzz/', import.meta.url)),
});
for (const failure of result.failures) process.stdout.write(`${failure}\n`);

await publish(
  'fuzz-documents',
  {
    cases,
    'seconds in all': (performance.now() - startedAt) / 1000,
    ...Object.fromEntries(result.outcomes),
    'slowest case, ms': result.slowestMilliseconds,
  },
  {
    'cases that broke an invariant': atMost(result.failures.length, 0),
    'core blocked at most, ms': atMost(result.longestBlockMilliseconds, 250),
  },
);

function filesIn(folder: string | undefined): { name: string; content: Buffer }[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: basename(path), content: readFileSync(path) }));
}
