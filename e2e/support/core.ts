import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { descendantsOf, isRunning } from './processes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type CoreOptions = {
  dataFolder: string;
  engine: 'real' | 'fake';
  /** Origins on this machine in the place of Hugging Face and its storage; none is the product. */
  testHub: string[];
  /** Beside those of the test itself; `HOME` is where other programs keep their models. */
  variables: Record<string, string>;
};

/** The shipped `serve`, as a person would start it. */
export type Core = {
  /** With the one-time code. */
  address: string;
  pid: number;
  /** What it wrote to standard error. */
  errors(): string;
  killEngine(): Promise<void>;
  /** SIGKILL; its engine must go with it. */
  kill(): Promise<void>;
  /** SIGTERM; it must end well, and everything it started with it. */
  stop(): Promise<void>;
};

export async function startCore(options: CoreOptions): Promise<Core> {
  const { dataFolder, engine, testHub, variables } = options;
  const args = ['out/main/serve.js', '--port', '0', '--no-open', '--data-dir', dataFolder];
  const hub = testHub.flatMap((origin) => ['--test-hub', origin]);
  const child = spawn(process.execPath, [...args, '--engine', engine, ...hub], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const address = await readyAddress(child, () => errors);
  const pid = processId(child);

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const family = descendantsOf(pid);
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    await expect.poll(() => family.filter(isRunning), 'processes left over').toEqual([]);
    return code;
  }

  return {
    address,
    pid,
    errors: () => errors,
    async killEngine() {
      const engineProcess = enginePid(pid);
      process.kill(engineProcess, 'SIGKILL');
      await expect.poll(() => isRunning(engineProcess)).toBe(false);
    },
    async kill() {
      await end('SIGKILL');
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      expect(await end('SIGTERM'), 'exit code of serve').toBe(0);
    },
  };
}

async function readyAddress(child: ChildProcess, errors: () => string): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString('utf8');
    const address = /^Alcove is ready at (\S+)$/m.exec(output)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`serve did not start: ${output}${errors()}`);
}

/** The last in the line: in a jail, the engine is a child of the jail's own processes. */
function enginePid(core: number): number {
  const pid = descendantsOf(core).at(-1);
  if (pid === undefined) throw new Error('no engine process is running');
  return pid;
}

function processId(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('serve has no process id');
  return child.pid;
}
