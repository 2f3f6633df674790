import { afterAll, beforeAll, expect, test } from 'vitest';
import { offeredId, send, startTestServer } from './testServer.ts';
import type { TestServer } from './testServer.ts';

/**
 * Every combination of the values below, and an independent list of the few that may pass. All of
 * those and an even sample of the rest are sent over real HTTP.
 */
const sampledRefusals = 2400;

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.newToken();
});
afterAll(() => server.close());

type Row = {
  host: string;
  origin: string | null;
  method: string;
  path: string;
  contentType: string | null;
  authorization: string | null;
};

function allRows(port: number): Row[] {
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const hosts = [
    ...ownHosts,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.evil.test:${port}`,
    `127.attacker.example:${port}`,
    `evil.test:${port}`,
    `0.0.0.0:${port}`,
    `LOCALHOST:${port}`,
    `user@127.0.0.1:${port}`,
  ];
  const origins = [
    null,
    ...ownHosts.map((host) => `http://${host}`),
    'null',
    `http://evil.test:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    `http://127.0.0.1:${port}.evil.test`,
    `http://127.0.0.1:${port}/`,
  ];
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const paths = [
    '/',
    '/session',
    '/session/code',
    '/files?name=notes.txt',
    '/files?name=..%2Fnotes.txt',
    '/files?name=a&name=b',
    `/files/${offeredId}`,
    `/files/${offeredId.toUpperCase()}`,
    `/files/../files/${offeredId}`,
    `/files/${offeredId}?name=notes.txt`,
    '/api',
    '/../index.html',
    '/%2e%2e/index.html',
  ];
  const contentTypes = [
    null,
    'application/json',
    'application/octet-stream',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ];
  const authorizations = [
    null,
    `Bearer ${token}`,
    `Bearer ${token.slice(1)}`,
    `bearer ${token}`,
    `Basic ${token}`,
    'Bearer ',
  ];
  return hosts.flatMap((host) =>
    origins.flatMap((origin) =>
      methods.flatMap((method) =>
        paths.flatMap((path) =>
          contentTypes.flatMap((contentType) =>
            authorizations.map((authorization) => ({
              host,
              origin,
              method,
              path,
              contentType,
              authorization,
            })),
          ),
        ),
      ),
    ),
  );
}

/** Written from the promise in `session.ts`, not from the code that keeps it. */
function mayPass(row: Row, port: number): boolean {
  const isOwnHost = new RegExp(`^(127\\.0\\.0\\.1|localhost|\\[::1\\]):${port}$`).test(row.host);
  const isOwnOrigin = row.origin === `http://${row.host}`;
  if (!isOwnHost || !(isOwnOrigin || (row.origin === null && row.method !== 'POST'))) return false;
  const hasToken = row.authorization === `Bearer ${token}`;
  const isJson = row.contentType === 'application/json';
  switch (`${row.method} ${row.path}`) {
    case 'GET /':
    case 'HEAD /':
      return true;
    case 'GET /session':
      return hasToken;
    case `GET /files/${offeredId}`:
      return hasToken;
    case 'POST /session':
      return isJson;
    case 'POST /session/code':
      return isJson && hasToken;
    case 'POST /files?name=notes.txt':
      return row.contentType === 'application/octet-stream' && hasToken;
    default:
      return false;
  }
}

async function statusOf(row: Row): Promise<number> {
  const headers: Record<string, string> = { host: row.host };
  if (row.origin !== null) headers['origin'] = row.origin;
  if (row.contentType !== null) headers['content-type'] = row.contentType;
  if (row.authorization !== null) headers['authorization'] = row.authorization;
  const body = row.method === 'POST' ? JSON.stringify({ code: server.newCode() }) : undefined;
  const { method, path } = row;
  return (await send(server.port, { method, path, headers, body })).status;
}

async function outcomes(rows: Row[]): Promise<{ row: Row; status: number }[]> {
  const results: { row: Row; status: number }[] = [];
  const queue = [...rows];
  async function work(): Promise<void> {
    for (let row = queue.pop(); row; row = queue.pop()) {
      results.push({ row, status: await statusOf(row) });
    }
  }
  await Promise.all(Array.from({ length: 8 }, work));
  return results;
}

test('passes exactly the rows it promises', { timeout: 60_000 }, async () => {
  const rows = allRows(server.port);
  const allowed = rows.filter((row) => mayPass(row, server.port));
  const refused = rows.filter((row) => !mayPass(row, server.port));
  // A prime step, so that the sample does not fall in with the period of any one value.
  const step = largestPrimeUpTo(Math.floor(refused.length / sampledRefusals));
  const sample = refused.filter((_, index) => index % step === 0);
  expect(sample.length).toBeGreaterThanOrEqual(sampledRefusals);

  const passed = await outcomes(allowed);
  expect(passed.filter(({ status }) => status >= 300)).toEqual([]);
  server.received.length = 0;
  const stopped = await outcomes(sample);
  expect(stopped.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
  expect(server.received).toEqual([]);
});

function largestPrimeUpTo(limit: number): number {
  for (let candidate = limit; candidate > 2; candidate -= 1) {
    if (isPrime(candidate)) return candidate;
  }
  return 2;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}
