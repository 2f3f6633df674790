import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { builtEntry, buildWhenStale } from '../scripts/build.ts';
import type { Api } from '../src/shared/api.ts';
import { clientInterceptors, createClient } from '../src/shared/rpcClient.ts';
import {
  codeParameter,
  sessionPath,
  socketPath,
  socketProtocols,
  tokenReport,
} from '../src/shared/session.ts';

if (!(await buildWhenStale())) throw new Error('the build failed');

export type Studio = {
  api: Api;
  core: ChildProcess;
  address: string;
  /** Milliseconds from the start of the process to its address line. */
  listeningAfter: number;
  close(): Promise<void>;
};

/** The shipped `serve` on a data folder of its own, without a client. */
export async function startCore(nodeArguments: string[] = []): Promise<Omit<Studio, 'api'>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'alcove-bench-'));
  const startedAt = performance.now();
  const core = spawn(
    process.execPath,
    [...nodeArguments, builtEntry('serve'), '--port', '0', '--no-open', '--data-dir', dataFolder],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  // A bench that fails leaves nothing running.
  process.once('exit', () => core.kill());
  const address = await addressPrintedBy(core);
  return {
    core,
    address,
    listeningAfter: performance.now() - startedAt,
    async close() {
      if (core.exitCode === null) {
        const exited = new Promise((resolve) => core.once('exit', resolve));
        core.kill('SIGTERM');
        await exited;
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The shipped `serve` and a client on its WebSocket, as a browser tab would be. */
export async function openStudio(nodeArguments: string[] = []): Promise<Studio> {
  const studio = await startCore(nodeArguments);
  const url = new URL(studio.address);
  const socket = await connect(url);
  const link = new RPCLink({ websocket: socket as never, interceptors: clientInterceptors });
  return {
    ...studio,
    api: createClient<Api>(link),
    async close() {
      socket.close();
      await studio.close();
    },
  };
}

async function addressPrintedBy(core: ChildProcess): Promise<string> {
  if (!core.stdout) throw new Error('the core was started without a standard output');
  for await (const line of createInterface({ input: core.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the core ended without printing an address');
}

async function connect(url: URL): Promise<WebSocket> {
  const code = new URLSearchParams(url.hash.slice(1)).get(codeParameter);
  const answer = await fetch(new URL(sessionPath, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.origin },
    body: JSON.stringify({ code }),
  });
  const { token } = tokenReport.parse(await answer.json());
  const socket = new WebSocket(`ws://${url.host}${socketPath}`, socketProtocols(token), {
    origin: url.origin,
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}
