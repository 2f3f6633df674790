import { constants } from 'node:os';
import { RPCLink } from '@orpc/client/message-port';
import type { EngineApi } from '../../shared/engineApi.ts';
import { AppError } from '../../shared/errors.ts';
import { clientInterceptors, createClient } from '../../shared/rpcClient.ts';
import type { HandOver } from './handOver.ts';
import { processPort } from './processPort.ts';
import type { SpawnedEngine } from './spawn.ts';

export type EngineProcess = {
  api: EngineApi;
  isJailed: boolean;
  processId: number | undefined;
  handOver: HandOver;
  /** Resolves when the process is gone: with why it was ended, or how it ended by itself. */
  ended: Promise<AppError>;
  /** Ends the process at once; every pending call then fails with the cause. */
  kill(cause: AppError): Promise<void>;
};

const keptLines = 20;
/** After the exit its last words are waited for, but not from a grandchild that holds the pipe. */
const lastWordsMilliseconds = 300;

export function superviseProcess(
  { child, isJailed }: SpawnedEngine,
  handOver: HandOver,
): EngineProcess {
  const lastLines = keepLastLines(child.stderr, child.stdout);
  let killedFor: AppError | null = null;

  const ended = new Promise<AppError>((resolve) => {
    child.on('error', (error) => {
      resolve(new AppError('engine-unavailable', { reason: error.message }, { cause: error }));
    });
    child.once('exit', (exitCode, signal) => {
      const facts = { exitCode, signal: signal ?? (isJailed ? signalOfExit(exitCode) : null) };
      const conclude = () =>
        resolve(
          killedFor ??
            new AppError('engine-crashed', { ...facts, lastLines: lastLines().join('\n') }),
        );
      child.once('close', conclude);
      setTimeout(conclude, lastWordsMilliseconds);
    });
  });

  const tidied = ended.then(() => handOver.close());

  return {
    api: createClient<EngineApi>(
      new RPCLink({ port: processPort(child), interceptors: clientInterceptors }),
    ),
    isJailed,
    processId: child.pid,
    handOver,
    ended,
    async kill(cause) {
      killedFor ??= cause;
      // An engine that hangs ignores everything milder, and there is nothing in it to save.
      child.kill('SIGKILL');
      await tidied;
    },
  };
}

/** The jail ends as a shell does, with 128 and the signal that ended the engine. */
function signalOfExit(exitCode: number | null): string | null {
  const entry = Object.entries(constants.signals).find(([, code]) => code + 128 === exitCode);
  return entry?.[0] ?? null;
}

type Output = NodeJS.ReadableStream | null;

function keepLastLines(...outputs: Output[]): () => string[] {
  let lines: string[] = [];
  for (const output of outputs) {
    let rest = '';
    output?.setEncoding('utf8');
    output?.on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      lines = [...lines, ...parts].slice(-keptLines);
    });
  }
  return () => lines;
}
