import { documentLimits } from './files/limits.ts';
import { guardProcess } from './processes/processGuard.ts';
import { serveTranslatable } from './translatable/reader/serveTranslatable.ts';

guardProcess({ residentBytes: documentLimits.residentBytes });
await serveTranslatable({ input: process.stdin, output: process.stdout });
