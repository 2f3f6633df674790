import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { canJail, jailCommand, programFiles } from '../processes/jail.ts';
import { entryFile, nodeBinary } from '../processes/program.ts';
import { documentLimits } from './limits.ts';

/**
 * Starts the process that parses one document. It may read its own program and nothing else, write
 * nothing, start nothing, run no code made of strings; where there is a jail it has no network.
 */
export async function spawnReader(
  extension: string,
  entry = entryFile('documentReader'),
): Promise<ChildProcessWithoutNullStreams> {
  const content = { node: nodeBinary(), entry };
  const [command, ...before] = (await isJailPossible())
    ? jailCommand({ ...content, ...jailed })
    : [content.node];
  return spawn(command, [...before, ...nodeOptions(content.entry), content.entry, extension], {
    stdio: 'pipe',
    env: {},
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
}

const jailed = { files: [], hasGraphics: false };

let jailProbe: Promise<boolean> | null = null;

/** Asked once: the reader's jail shows the same files each time. */
function isJailPossible(): Promise<boolean> {
  jailProbe ??= canJail({ node: nodeBinary(), entry: entryFile('documentReader'), ...jailed });
  return jailProbe;
}

function nodeOptions(entry: string): string[] {
  return [
    '--permission',
    // For the thread that watches its memory.
    '--allow-worker',
    ...programFiles(entry).map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${documentLimits.heapMebibytes}`,
    '--no-warnings',
  ];
}
