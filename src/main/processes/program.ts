import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Electron's own binary cannot run other entries: its switch to run as Node is off in the packaged
 * app. A Node binary is shipped beside it instead.
 */
export function nodeBinary(): string {
  if (!process.versions['electron']) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const { resourcesPath } = process as NodeJS.Process & { resourcesPath?: string };
  const shipped = join(resourcesPath ?? '', name);
  if (existsSync(shipped)) return shipped;
  const developed = createRequire(import.meta.url).resolve('node/package.json');
  return join(dirname(developed), 'bin', name);
}

/** In the bundle all entries lie side by side; in the source tree they are one level up. */
export function entryFile(name: 'engine' | 'documentReader' | 'translatableReader'): string {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  return here.endsWith('.ts') ? join(folder, '..', `${name}.ts`) : join(folder, `${name}.js`);
}
