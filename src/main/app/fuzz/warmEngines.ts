import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { SpawnEngine } from '../../engine/spawn.ts';

const entry = fileURLToPath(new URL('./warmEngine.ts', import.meta.url));

/**
 * Engine processes for many loads: the next one is started, with the engine library in it, while
 * the present one works. Not jailed, because a jail is made for one file.
 */
export function createWarmEngines(temporaryFolder: string) {
  const started = new Set<ChildProcess>();
  let next: ChildProcess | null = null;
  let isClosed = false;

  function start(): ChildProcess {
    const child = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: { PATH: process.env['PATH'], TMPDIR: temporaryFolder, ALCOVE_LOG: 'silent' },
    });
    started.add(child);
    child.once('exit', () => started.delete(child));
    return child;
  }

  const take: SpawnEngine = async () => {
    const child = next ?? start();
    next = isClosed ? null : start();
    return { child, isJailed: false };
  };

  return {
    spawn: take,
    /** Engines that were given out and still run. */
    running: (): number => started.size - (next ? 1 : 0),
    close(): void {
      isClosed = true;
      for (const child of started) child.kill('SIGKILL');
    },
  };
}
