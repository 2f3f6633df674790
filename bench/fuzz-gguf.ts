/**
 * Mutated models and adapters through the import and load path of the core: `--cases N --seed S`. A case that
 * takes the core down ends this process, and is the last one printed with `--verbose`.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFuzz } from '../src/main/app/fuzz/runFuzz.ts';
import { atMost, publish } from './report.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const cases = Number(values.cases);
const startedAt = performance.now();
const result = await runFuzz({
  cases,
  seed: Number(values.seed),
  keepFolder: fileURLToPath(new URL('../.cache/fuzz/', import.meta.url)),
  onCase(index, outcome, changes) {
    if (values.verbose) process.stdout.write(`${index} ${outcome} (${changes})\n`);
  },
});
for (const failure of result.failures) process.stdout.write(`${failure}\n`);

await publish(
  'fuzz-gguf',
  {
    cases,
    'seconds in all': (performance.now() - startedAt) / 1000,
    ...Object.fromEntries(result.outcomes),
    'longest gap of the core, ms': result.longestGapMilliseconds,
  },
  {
    'cases that broke an invariant': atMost(result.failures.length, 0),
    'slowest case, ms': atMost(result.slowestMilliseconds, 10_000),
    'core blocked at most, ms': atMost(result.longestBlockMilliseconds, 250),
  },
);
