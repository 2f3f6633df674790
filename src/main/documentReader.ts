import { documentLimits } from './files/limits.ts';
import { serveReading } from './files/reader/serveReading.ts';
import { guardProcess } from './processes/processGuard.ts';

guardProcess({ residentBytes: documentLimits.residentBytes });
await serveReading({
  input: process.stdin,
  output: process.stdout,
  extension: process.argv[2] ?? '',
});
