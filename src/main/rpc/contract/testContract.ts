import { setImmediate } from 'node:timers/promises';
import { eventIterator, oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import pino from 'pino';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { createRpcServer } from '../server.ts';

/** A contract with one of everything that can happen on a transport. */
const contract = {
  echo: oc.input(z.object({ text: z.string() })).output(z.string()),
  fail: oc.input(z.object({ how: z.enum(['known', 'unforeseen']) })).output(z.void()),
  /** Counts from 0 and never ends by itself; breaks with a known error at `failAt`. */
  count: oc
    .input(z.object({ failAt: z.number().optional() }))
    .output(eventIterator(z.number().int())),
  /** Answers when the caller aborts, not before. */
  wait: oc.output(z.void()),
  observe: oc.output(
    z.object({
      endedStreams: z.number(),
      begunWaits: z.number(),
      endedWaits: z.number(),
      logged: z.array(z.string()),
    }),
  ),
};

export type TestApi = ContractRouterClient<typeof contract>;

/** A server of the contract that keeps account of itself, wherever it runs. */
export function createTestServer() {
  const observed = { endedStreams: 0, begunWaits: 0, endedWaits: 0, logged: [] as string[] };
  const logger = pino({}, { write: (line: string) => void observed.logged.push(line) });
  const os = implement(contract);
  const router = os.router({
    echo: os.echo.handler(({ input }) => input.text),
    fail: os.fail.handler(({ input }) => {
      if (input.how === 'known') throw new AppError('not-gguf', { path: 'x.gguf', size: 3 });
      throw new Error('a fault with a stack');
    }),
    count: os.count.handler(async function* ({ input }) {
      try {
        for (let number = 0; number !== input.failAt; number += 1) {
          await setImmediate();
          yield number;
        }
        throw new AppError('engine-crashed', { signal: 'SIGKILL' });
      } finally {
        observed.endedStreams += 1;
      }
    }),
    wait: os.wait.handler(async ({ signal }) => {
      observed.begunWaits += 1;
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      observed.endedWaits += 1;
    }),
    observe: os.observe.handler(() => observed),
  });
  return { rpc: createRpcServer(router, logger), router };
}
