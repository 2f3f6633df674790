/**
 * That downloads survive kills and drops: `--faults N --seed S` of them at random moments, half of
 * them SIGKILL to the core, half lines cut, on the limits that the product has.
 */
import { parseArgs } from 'node:util';
import { runDownloadFaults } from '../src/main/app/faults/downloadFaults.ts';
import { defaultLimits } from '../src/main/http/downloader/limits.ts';
import { atMost, publish } from './report.ts';
import { quantile } from './statistics.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const startedAt = performance.now();
const result = await runDownloadFaults({
  faults: Number(values.faults),
  seed: Number(values.seed),
  onFault(line) {
    if (values.verbose) process.stdout.write(`${line}\n`);
  },
});
const { wrongFiles, falseClaims, ledgerGaps, losses } = result;
for (const line of [...wrongFiles, ...falseClaims, ...ledgerGaps])
  process.stdout.write(`${line}\n`);

await publish(
  'prove:downloads',
  {
    'seconds in all': (performance.now() - startedAt) / 1000,
    'kills of the core': result.kills,
    'drops of the line': result.drops,
    'files downloaded through them, each verified': result.files,
    'connections opened': result.connections,
    'bytes sent for each byte of a file': result.sentBytes / result.fileBytes,
    'lost to a fault, MiB, p50': quantile(losses, 0.5) / 2 ** 20,
    'lost to a fault, MiB, p95': quantile(losses, 0.95) / 2 ** 20,
  },
  {
    'wrong or missing files under a final name': atMost(wrongFiles.length, 0),
    'blocks said to be verified that are not': atMost(falseClaims.length, 0),
    'connections that the ledger lacks': atMost(ledgerGaps.length, 0),
    'lost to a fault at most, chunks': atMost(Math.max(...losses) / defaultLimits.chunkBytes, 1),
  },
);
