import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BareRequest, BareResult, BareSettings } from './bareLoop.ts';

export type BareProcess = Awaited<ReturnType<typeof startBareLoop>>;

/** Starts `bareLoop.ts`, the reference of the speed figures, with its model loaded. */
export async function startBareLoop(settings: BareSettings) {
  const entry = fileURLToPath(new URL('./bareLoop.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async run(request: BareRequest): Promise<BareResult> {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return JSON.parse((await lines.next()).value ?? '{}') as BareResult;
    },
    async close(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
