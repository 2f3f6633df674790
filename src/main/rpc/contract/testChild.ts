import { processPort } from '../../engine/processPort.ts';
import { createTestServer } from './testContract.ts';

createTestServer().rpc.servePort(processPort(process));
