import { workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { createTestServer } from './testContract.ts';

const { port } = workerData as { port: MessagePort };
createTestServer().rpc.servePort(port);
port.start();
