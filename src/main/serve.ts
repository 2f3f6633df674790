import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As far from here in the source tree as in the bundle. */
const root = fileURLToPath(new URL('../../', import.meta.url));

// Halves the time that the imports take from the second start on. Beside the code and not in the
// system's folder for temporary files, where somebody else could leave code for us to run.
enableCompileCache(join(root, 'node_modules', '.cache', 'alcove'));

const { runServe } = await import('./http/runServe.ts');
await runServe(process.argv.slice(2), root);
