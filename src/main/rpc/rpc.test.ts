import { MessageChannel } from 'node:worker_threads';
import { RPCLink } from '@orpc/client/message-port';
import { eventIterator, oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { clientInterceptors, createClient } from '../../shared/rpcClient.ts';
import { log } from '../log.ts';
import { createRpcServer } from './server.ts';

const contract = {
  fail: oc.input(z.object({ how: z.enum(['known', 'unknown']) })).output(z.void()),
  count: oc.input(z.object({ to: z.number() })).output(eventIterator(z.number())),
};
test('x', async () => {
  let closed = 0;
  const os = implement(contract);
  const router = os.router({
    fail: os.fail.handler(({ input }) => {
      throw input.how === 'known' ? new AppError('not-gguf', { path: 'x' }) : new Error('boo');
    }),
    count: os.count.handler(async function* ({ input }) {
      try {
        for (let i = 0; i < input.to; i += 1) {
          await new Promise((r) => setTimeout(r, 1));
          yield i;
        }
        throw new AppError('engine-crashed', { signal: 'x' });
      } finally {
        closed += 1;
      }
    }),
  });
  const { port1, port2 } = new MessageChannel();
  createRpcServer(router, log('t')).servePort(port1);
  port1.start();
  port2.start();
  const client = createClient<ContractRouterClient<typeof contract>>(
    new RPCLink({ port: port2, interceptors: clientInterceptors }),
  );
  await expect(client.fail({ how: 'known' })).rejects.toMatchObject({
    code: 'not-gguf',
    details: { path: 'x' },
  });
  await expect(client.fail({ how: 'unknown' })).rejects.toMatchObject({ code: 'internal' });
  await expect(client.fail({ how: 'zzz' as 'known' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  const got: number[] = [];
  await expect(
    (async () => {
      for await (const n of await client.count({ to: 3 })) got.push(n);
    })(),
  ).rejects.toMatchObject({ code: 'engine-crashed' });
  expect(got).toEqual([0, 1, 2]);
  const abort = new AbortController();
  for await (const n of await client.count({ to: 1e9 }, { signal: abort.signal })) {
    if (n > 5) break;
  }
  await expect.poll(() => closed).toBe(2);
  const it = await client.count({ to: 1e9 });
  await it.next();
  port1.close();
  await expect(
    (async () => {
      for await (const _ of it);
    })(),
  ).rejects.toMatchObject({ code: 'disconnected' });
  await expect(client.fail({ how: 'known' })).rejects.toMatchObject({ code: 'disconnected' });
}, 5000);
