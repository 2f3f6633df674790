import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';
import { createTestServer } from '../rpc/contract/testContract.ts';
import { log } from '../log.ts';
import { readPageManifest } from '../security/pageManifest.ts';
import { startServer } from './server.ts';

/** The one file that the core has made. */
export const offeredId = '3f2a0b1c-4d5e-4f60-8a7b-9c0d1e2f3a4b';

/** The real server in front of the test contract, with a two-file page. */
export async function startTestServer() {
  const folder = await mkdtemp(join(tmpdir(), 'alcove-http-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Alcove</title>');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');

  const test = createTestServer();
  const received: { name: string; content: string }[] = [];
  const server = await startServer({
    port: 0,
    pages: await readPageManifest(folder),
    rpc: test.rpc,
    async receiveFile(body, name) {
      const content = await text(body);
      received.push({ name, content });
      return { fileId: randomUUID(), name, sizeBytes: Buffer.byteLength(content) };
    },
    takeOffered: (fileId) =>
      Promise.resolve(
        fileId === offeredId
          ? { fileName: 'notes "é".fr.txt', content: Buffer.from('Grüße') }
          : null,
      ),
    log: log('test'),
    badTryDelayMilliseconds: 1,
  });

  return {
    port: server.port,
    origin: `http://127.0.0.1:${server.port}`,
    received,
    pageFolder: folder,
    newCode: () => new URL(server.newAddress()).hash.replace('#code=', ''),
    async newToken(): Promise<string> {
      const reply = await send(server.port, {
        method: 'POST',
        path: '/session',
        headers: ownHeaders(server.port, { 'content-type': 'application/json' }),
        body: JSON.stringify({ code: this.newCode() }),
      });
      return (JSON.parse(reply.body) as { token: string }).token;
    },
    async close(): Promise<void> {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

export function ownHeaders(
  port: number,
  more: Record<string, string> = {},
): Record<string, string> {
  return { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}`, ...more };
}

type Sent = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer | undefined;
};

/** A request with exactly these headers, which `fetch` would not allow. */
export function send(
  port: number,
  { method, path, headers, body }: Sent,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, method, path, headers, setHost: false },
      (reply) => {
        text(reply).then(
          (content) =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: content }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
