/** `npm run bench`: every measurement, one after the other, and their reports as one JSON array. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report } from './report.ts';

const measurements = [
  'startup',
  'follow-up',
  'stop',
  'reading',
  'fit',
  'adapters',
  'speed',
  'summarize',
  'memory',
  'translate',
];

const folder = await mkdtemp(join(tmpdir(), 'alcove-reports-'));
const reports: Report[] = [];
for (const name of measurements) reports.push(await measure(name));
await rm(folder, { recursive: true });

const line = JSON.stringify(reports);
const { values } = parseArgs({ options: { json: { type: 'string' } } });
if (values.json !== undefined) await writeFile(values.json, `${line}\n`);
process.stdout.write(`${line}\n`);
process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1;

async function measure(name: string): Promise<Report> {
  const path = join(folder, `${name}.json`);
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [entry, '--json', path], { stdio: 'inherit' });
  await once(child, 'exit');
  return JSON.parse(await readFile(path, 'utf8')) as Report;
}
