import { spawn } from 'node:child_process';
import { root } from './root.ts';

type Options = {
  environment?: Record<string, string | undefined>;
  /** The command is killed after so long. */
  limitMilliseconds?: number;
  /** Its output is kept back, for the caller to show if it fails. */
  isQuiet?: boolean;
};

export type Outcome = { isDone: boolean; output: string };

/** Runs a command to its end in the project's folder; one that cannot start counts as failed. */
export function runCommand(
  command: string,
  args: string[],
  { environment, limitMilliseconds, isQuiet = false }: Options = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      timeout: limitMilliseconds,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ isDone: false, output: error.message }));
    child.on('close', (code) => resolve({ isDone: code === 0, output }));
  });
}
