import { spawn } from 'node:child_process';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWhenStale } from './build.ts';
import { root } from './root.ts';

/**
 * `npm run dev -- [flags of serve]`: builds anew whenever a source changes, and starts `serve` anew
 * whenever it or the page did. `--engine fake` needs no model, `--port` keeps the address.
 */
async function main(): Promise<void> {
  await buildWhenStale();
  startServe();
  // Changes made during a build wait here; one build then answers them all.
  for await (const { filename } of watch(join(root, 'src'), { recursive: true })) {
    if (filename !== null) await buildWhenStale();
  }
}

function startServe(): void {
  const watched = ['src/main', 'src/shared', 'out/renderer'].map((path) => `--watch-path=${path}`);
  const args = [...watched, '--watch-preserve-output', 'src/main/serve.ts'];
  const serve = spawn(process.execPath, [...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  serve.on('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => serve.kill(signal));
  }
}

await main();
