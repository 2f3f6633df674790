import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runCommand } from './runCommand.ts';
import { say } from './say.ts';

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const results = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** What is shipped. From the source tree each process would take 40 MB more: Node takes types out. */
export function builtEntry(name: 'serve' | 'engine'): string {
  return join(root, 'out', 'main', `${name}.js`);
}

/** Builds when a source is newer than what was built from it. False when the build failed. */
export async function buildWhenStale(): Promise<boolean> {
  if (!isStale(root)) return true;
  say('Building Alcove, which takes a few seconds …');
  const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { isDone, output } = await runCommand(process.execPath, [bundler, 'build'], {
    isQuiet: true,
  });
  if (!isDone) say(output);
  return isDone;
}

export function isStale(folder: string): boolean {
  const built = Math.min(...results.map((path) => modifiedAt(join(folder, path)) ?? 0));
  return sources.some((path) => newestIn(join(folder, path)) > built);
}

function newestIn(path: string): number {
  const own = statSync(path, { throwIfNoEntry: false });
  if (!own) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  const children = readdirSync(path).map((name) => newestIn(join(path, name)));
  // A deleted file shows only in the time of its folder.
  return Math.max(own.mtimeMs, ...children);
}

function modifiedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
