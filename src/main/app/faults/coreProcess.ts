import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('./downloadingCore.ts', import.meta.url));

export type CoreTask = {
  dataFolder: string;
  hub: string;
  storage: string;
  repository: string;
  files: string[];
};

export type CoreProcess = {
  hasEnded: () => boolean;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
  /** What it wrote when it ended by itself; null while it runs, and when it ended well. */
  complaint(): string | null;
};

/** Starts a core that downloads the files and then ends. */
export function startDownloadingCore(task: CoreTask): CoreProcess {
  const { dataFolder, hub, storage, repository, files } = task;
  const child = spawn(process.execPath, [entry, dataFolder, hub, storage, repository, ...files], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    hasEnded,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    complaint: () => (hasEnded() && child.exitCode !== 0 ? errors : null),
  };
}
