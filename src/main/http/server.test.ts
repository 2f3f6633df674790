import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxReceivedBytes } from '../../shared/api/files.ts';
import {
  bearer,
  filesPath,
  offeredFilePath,
  sessionCodePath,
  sessionPath,
} from '../../shared/session.ts';
import { securityHeaders } from '../security/headers.ts';
import { offeredId, ownHeaders, send, startTestServer } from './testServer.ts';
import type { TestServer } from './testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

function get(path: string, headers: Record<string, string> = {}) {
  return send(server.port, { method: 'GET', path, headers: ownHeaders(server.port, headers) });
}

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const all = ownHeaders(server.port, { 'content-type': 'application/json', ...headers });
  return send(server.port, { method: 'POST', path, headers: all, body });
}

async function raw(lines: string[]): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  return text(socket);
}

describe('pages', () => {
  test('come with the security headers', async () => {
    const reply = await get('/');
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('<title>Alcove</title>');
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(reply.headers[name.toLowerCase()]).toBe(value);
    }
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    expect(reply.headers).not.toHaveProperty('set-cookie');
  });

  test('a hashed file may be kept by the browser, the page itself not', async () => {
    expect((await get('/')).headers['cache-control']).toBe('no-store');
    expect((await get('/assets/main-abc123.js')).headers['cache-control']).toContain('immutable');
  });

  test('one that is gone since the start is not found', async () => {
    await rm(join(server.pageFolder, 'assets', 'main-abc123.js'));
    expect((await get('/assets/main-abc123.js')).status).toBe(404);
  });

  test.each([
    '/../index.html',
    '/assets/../index.html',
    '/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/index.html?x=1',
    '/assets',
    '/assets/',
    '/__proto__',
    'http://evil.test/',
    '*',
  ])('%s is not among them', async (path) => {
    const reply = await get(path);
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.body)).toEqual({ code: 'not-found', details: {} });
  });
});

describe('sessions', () => {
  test('a code is exchanged for a token once', async () => {
    const body = JSON.stringify({ code: server.newCode() });
    const first = await post(sessionPath, body);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('no-store');
    const { token } = JSON.parse(first.body) as { token: string };
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await get(sessionPath, { authorization: bearer(token) })).status).toBe(204);

    const replayed = await post(sessionPath, body);
    expect(replayed.status).toBe(401);
    expect(JSON.parse(replayed.body)).toEqual({ code: 'unauthorized', details: {} });
  });

  test('a token makes a code for a second window, and both windows stay', async () => {
    const token = await server.newToken();
    const reply = await post(sessionCodePath, '{}', { authorization: bearer(token) });
    const second = await post(sessionPath, reply.body);
    const other = JSON.parse(second.body) as { token: string };
    expect(other.token).not.toBe(token);
    for (const each of [token, other.token]) {
      expect((await get(sessionPath, { authorization: bearer(each) })).status).toBe(204);
    }
  });

  test('a session ends with the server', async () => {
    const token = await server.newToken();
    await server.close();
    server = await startTestServer();
    expect((await get(sessionPath, { authorization: bearer(token) })).status).toBe(401);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"code":1}',
    '{"code":""}',
    JSON.stringify({ code: 'x'.repeat(9000) }),
  ])('a body that is no code (%#) is refused', async (body) => {
    expect((await post(sessionPath, body)).status).toBe(400);
  });
});

describe('files', () => {
  test('are streamed to the core under their own name', async () => {
    const token = await server.newToken();
    const name = 'Büro & “Ω” 100%.txt';
    const reply = await post(filesPath(name), 'Grüße', {
      authorization: bearer(token),
      'content-type': 'application/octet-stream',
    });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ name, sizeBytes: 7 });
    expect(server.received).toEqual([{ name, content: 'Grüße' }]);
  });

  test('too large by their own word are refused unread', async () => {
    const token = await server.newToken();
    const reply = await post(filesPath('big.txt'), '', {
      authorization: bearer(token),
      'content-type': 'application/octet-stream',
      'content-length': String(maxReceivedBytes + 1),
    });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({
      code: 'file-too-large',
      details: { name: 'big.txt', limitBytes: maxReceivedBytes },
    });
    expect(server.received).toEqual([]);
  });
});

describe('made files', () => {
  test('are sent to be kept, never to be shown', async () => {
    const token = await server.newToken();
    const reply = await get(offeredFilePath(offeredId), { authorization: bearer(token) });
    expect(reply.status).toBe(200);
    expect(reply.body).toBe('Grüße');
    expect(reply.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="notes ___.fr.txt"; filename*=UTF-8''notes%20%22%C3%A9%22.fr.txt`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  test('are for those alone who have the token', async () => {
    expect((await get(offeredFilePath(offeredId))).status).toBe(401);
  });

  test('that are not there are not found', async () => {
    const authorization = bearer(await server.newToken());
    expect((await get(offeredFilePath(randomUUID()), { authorization })).status).toBe(404);
  });
});

describe('raw connections', () => {
  test('two Host headers are refused', async () => {
    const own = `Host: 127.0.0.1:${server.port}`;
    const reply = await raw(['GET / HTTP/1.1', own, 'Host: evil.test', 'Connection: close']);
    expect(reply).toMatch(/^HTTP\/1\.1 40[03]/);
  });

  test('no Host header is refused', async () => {
    expect(await raw(['GET / HTTP/1.0'])).toMatch(/^HTTP\/1\.1 403/);
  });

  test('only the loopback address answers', async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter((entry) => !entry.internal && entry.family === 'IPv4')
      .map((entry) => entry.address);
    for (const address of addresses) {
      const socket = connect(server.port, address);
      const outcome = await new Promise((resolve) => {
        socket.on('connect', () => resolve('connected'));
        socket.on('error', () => resolve('refused'));
      });
      socket.destroy();
      expect({ address, outcome }).toEqual({ address, outcome: 'refused' });
    }
  });
});
