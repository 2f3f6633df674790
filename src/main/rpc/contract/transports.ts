import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { livePort } from '../../../shared/livePort.ts';
import type { LivePort } from '../../../shared/livePort.ts';
import { clientInterceptors, createClient } from '../../../shared/rpcClient.ts';
import { socketPath, socketProtocols } from '../../../shared/session.ts';
import { processPort } from '../../engine/processPort.ts';
import { startTestServer } from '../../http/testServer.ts';
import { createTestServer } from './testContract.ts';
import type { TestApi } from './testContract.ts';

/** A client and its server, with the two ways in which they can part. */
export type Connection = {
  client: TestApi;
  /** The server's side goes away without a word. */
  breakServer(): Promise<void> | void;
  /** The client's own side is closed. */
  closeClient(): void;
  end(): Promise<void>;
};

export const transports: Record<string, () => Promise<Connection>> = {
  'in memory': connectInMemory,
  'MessagePort to a worker': connectWorker,
  'WebSocket through the token server': connectSocket,
  'IPC to a child process': connectChild,
};

async function connectInMemory(): Promise<Connection> {
  const { port1, port2 } = new MessageChannel();
  createTestServer().rpc.servePort(port1);
  port1.start();
  return {
    client: clientOverMessagePort(port2),
    breakServer: () => port1.close(),
    closeClient: () => port2.close(),
    end: async () => port1.close(),
  };
}

function clientOverMessagePort(port: MessagePort): TestApi {
  const client = clientOverPort(livePort(port));
  port.start();
  return client;
}

async function connectWorker(): Promise<Connection> {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./testWorker.ts', import.meta.url), {
    workerData: { port: port1 },
    transferList: [port1],
  });
  const client = clientOverMessagePort(port2);
  const terminate = async (): Promise<void> => void (await worker.terminate());
  return { client, breakServer: terminate, closeClient: () => port2.close(), end: terminate };
}

function clientOverPort(port: LivePort): TestApi {
  return createClient(new PortLink({ port, interceptors: clientInterceptors }));
}

async function connectSocket(): Promise<Connection> {
  const server = await startTestServer();
  const token = await server.newToken();
  const { port, origin } = server;
  const address = `ws://127.0.0.1:${port}${socketPath}`;
  const socket = new WebSocket(address, socketProtocols(token), { origin });
  return {
    client: createClient(
      // Typed against the browser's WebSocket, of which `ws` keeps the part in use.
      new SocketLink({
        websocket: socket as unknown as globalThis.WebSocket,
        interceptors: clientInterceptors,
      }),
    ),
    breakServer: () => server.close(),
    closeClient: () => socket.close(),
    end: () => server.close(),
  };
}

async function connectChild(): Promise<Connection> {
  const child = fork(fileURLToPath(new URL('./testChild.ts', import.meta.url)));
  return {
    client: clientOverPort(processPort(child)),
    breakServer: () => void child.kill('SIGKILL'),
    closeClient: () => child.disconnect(),
    end: async () => void child.kill('SIGKILL'),
  };
}
