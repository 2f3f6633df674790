import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canJail, jailCommand } from './jail.ts';

export type SpawnedEngine = { child: ChildProcess; isJailed: boolean };
export type SpawnEngine = (modelPath: string) => Promise<SpawnedEngine>;

/** Starts the engine as a plain Node process with an IPC channel, jailed where that is possible. */
export const spawnEngine: SpawnEngine = async (modelPath) => {
  const content = { node: nodeBinary(), entry: engineEntry(), modelPath };
  const isJailed = await canJail(content);
  return {
    child: start(...(isJailed ? jailCommand(content) : plainCommand())),
    isJailed,
  };
};

/** The engine without a jail, whose process is the engine itself. */
export const spawnPlainEngine: SpawnEngine = async () => ({
  child: start(...plainCommand()),
  isJailed: false,
});

function plainCommand(): [command: string, ...args: string[]] {
  return [nodeBinary(), engineEntry()];
}

function start(command: string, ...args: string[]): ChildProcess {
  return spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: engineEnvironment(),
    windowsHide: true,
    // Ctrl-C in a terminal is for the core, which then ends the engine; on Windows a detached
    // process would get a window of its own.
    detached: process.platform !== 'win32',
  });
}

/**
 * Electron's own binary cannot be the engine's host: its switch to run as Node is off in the
 * packaged app. A Node binary is shipped beside it instead.
 */
function nodeBinary(): string {
  if (!process.versions['electron']) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const { resourcesPath } = process as NodeJS.Process & { resourcesPath?: string };
  const shipped = join(resourcesPath ?? '', name);
  if (existsSync(shipped)) return shipped;
  const developed = createRequire(import.meta.url).resolve('node/package.json');
  return join(dirname(developed), 'bin', name);
}

/** In the bundle all entries lie side by side; in the source tree the entry is one level up. */
function engineEntry(): string {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  return here.endsWith('.ts') ? join(folder, '..', 'engine.ts') : join(folder, 'engine.js');
}

const keptVariables = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'SystemRoot',
  'windir',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'ALCOVE_LOG',
  'LD_LIBRARY_PATH',
  'CUDA_PATH',
  'CUDA_VISIBLE_DEVICES',
  'VK_DRIVER_FILES',
  'VK_ICD_FILENAMES',
];

/** Nothing of the user's environment but what finding libraries and graphics drivers takes. */
function engineEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    keptVariables.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
