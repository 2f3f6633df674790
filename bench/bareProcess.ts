import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BareBatchRequest, BareBatchResult } from './bareBatch.ts';
import type { BareRequest, BareResult } from './bareLoop.ts';

export type BareSettings = { path: string; contextSize: number; threads: number };

type BareProgram<Request, Result> = {
  run(request: Request): Promise<Result>;
  close(): Promise<void>;
};
export type BareLoop = BareProgram<BareRequest, BareResult>;
export type BareBatch = BareProgram<BareBatchRequest, BareBatchResult>;

/** `bareLoop.ts`, the reference of the speed figures, with its model loaded. */
export function startBareLoop(settings: BareSettings): Promise<BareLoop> {
  return start('./bareLoop.ts', settings);
}

/** `bareBatch.ts`, the same for several replies at once. */
export function startBareBatch(settings: BareSettings & { sequences: number }): Promise<BareBatch> {
  return start('./bareBatch.ts', settings);
}

/**
 * Where its memory happens to lie makes a process up to 12 % faster or slower than the next one with
 * the same model, for as long as it lives, and whichever loads its model first is 3 to 6 % slower. So
 * both are started anew for each few runs, and by the parity of the pair one or the other loads first.
 */
export async function loadInTurns<Program>(
  pair: number,
  startBare: () => Promise<Program>,
  loadOurs: () => Promise<unknown>,
): Promise<Program> {
  const before = pair % 2 === 0 ? await startBare() : null;
  await loadOurs();
  return before ?? startBare();
}

async function start<Request, Result>(
  program: string,
  settings: BareSettings & { sequences?: number },
): Promise<BareProgram<Request, Result>> {
  const entry = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async run(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return JSON.parse((await lines.next()).value ?? '{}') as Result;
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
