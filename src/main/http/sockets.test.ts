import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { socketPath, socketProtocols } from '../../shared/session.ts';
import { startTestServer } from './testServer.ts';
import type { TestServer } from './testServer.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.newToken();
});
afterAll(() => server.close());

type Attempt = { path: string; host: string; origin: string | null; protocols: string[] };

function attempt(changes: Partial<Attempt>): Attempt {
  return {
    path: socketPath,
    host: `127.0.0.1:${server.port}`,
    origin: server.origin,
    protocols: socketProtocols(token),
    ...changes,
  };
}

/** The protocol that was selected, or the status of the refusal. */
async function outcome({ path, host, origin, protocols }: Attempt): Promise<string | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, protocols, {
    headers: { host, ...(origin === null ? {} : { origin }) },
  });
  const result = await new Promise<string | number>((resolve) => {
    socket.on('open', () => resolve(socket.protocol));
    socket.on('unexpected-response', (_request, reply) => resolve(reply.statusCode ?? 0));
    socket.on('error', () => resolve('failed'));
  });
  socket.terminate();
  return result;
}

test('opens for the own page with its token, and selects the protocol that is no secret', async () => {
  expect(await outcome(attempt({}))).toBe('alcove');
});

test('refuses every other combination', async () => {
  const { port } = server;
  const hosts = [`127.0.0.1:${port}`, `evil.test:${port}`, '127.0.0.1', `localhost:${port}`];
  const origins = [
    server.origin,
    null,
    'null',
    `http://evil.test:${port}`,
    `http://localhost:${port}`,
  ];
  const paths = [socketPath, '/', '/session', `${socketPath}?x`];
  const protocols = [
    socketProtocols(token),
    socketProtocols(`${token}x`),
    socketProtocols(''),
    ['alcove'],
    [`token.${token}`],
    [],
  ];
  const attempts = hosts.flatMap((host) =>
    origins.flatMap((origin) =>
      paths.flatMap((path) => protocols.map((each) => ({ host, origin, path, protocols: each }))),
    ),
  );
  const opened: Attempt[] = [];
  for (const each of attempts) {
    if (typeof (await outcome(each)) === 'string') opened.push(each);
  }
  expect(opened).toEqual([
    attempt({}),
    attempt({ host: `localhost:${port}`, origin: `http://localhost:${port}` }),
  ]);
});

test('tells its pages when the server ends', async () => {
  const ending = await startTestServer();
  const socket = new WebSocket(
    `ws://127.0.0.1:${ending.port}${socketPath}`,
    socketProtocols(await ending.newToken()),
    { origin: ending.origin },
  );
  await once(socket, 'open');
  const closed = once(socket, 'close');
  await ending.close();
  const [code] = (await closed) as [number];
  expect(code).toBe(1001);
});
