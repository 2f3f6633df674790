import { guardProcess } from './processes/processGuard.ts';
import { createEngineRouter } from './engine/llama/router.ts';
import { processPort } from './engine/processPort.ts';
import { log } from './log.ts';
import { createRpcServer } from './rpc/server.ts';

guardProcess();
createRpcServer(createEngineRouter(), log('engine')).servePort(processPort(process));
