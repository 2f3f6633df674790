import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { maxReceivedBytes } from '../../shared/api/files.ts';
import type { ReceivedFile } from '../../shared/api/files.ts';
import { AppError } from '../../shared/errors.ts';
import { codeParameter, codeReport } from '../../shared/session.ts';
import type { Logger } from '../log.ts';
import type { RpcServer } from '../rpc/server.ts';
import { securityHeaders } from '../security/headers.ts';
import type { PageFile, PageManifest } from '../security/pageManifest.ts';
import { createBadTries } from './badTries.ts';
import type { BadTries } from './badTries.ts';
import { readJson, sizeLimit } from './body.ts';
import { requestFacts } from './facts.ts';
import { admit } from './gate.ts';
import type { Action, Gate } from './gate.ts';
import { sendFile, sendJson, sendNothing, sendRefusal } from './reply.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { serveSockets } from './sockets.ts';

export type StudioServer = {
  port: number;
  /** An address with a fresh one-time code. */
  newAddress(): string;
  close(): Promise<void>;
};

/** To be kept under this name. */
export type MadeFile = { fileName: string; content: Uint8Array };

type Options = {
  /** 0 takes any free one. */
  port: number;
  pages: PageManifest;
  rpc: RpcServer;
  receiveFile: (body: Readable, name: string) => Promise<ReceivedFile>;
  /** A file that a feature has made, handed out once; null when there is none. */
  takeOffered: (fileId: string) => Promise<MadeFile | null>;
  log: Logger;
  badTryDelayMilliseconds?: number;
};

/** The same studio for a browser on this machine, and for nobody else. */
export async function startServer(options: Options): Promise<StudioServer> {
  const sessions = createSessions();
  const badTries = createBadTries(options.badTryDelayMilliseconds ?? 1000);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000 });
  const port = await listen(server, options.port);
  const gate: Gate = { port, pages: options.pages, isToken: sessions.isToken };
  const context: Context = { ...options, sessions, badTries, gate };

  server.on('request', (request, response) => {
    answer(request, response, context).catch((error: unknown) => {
      reportFailure(error, response, options.log);
    });
  });
  const sockets = serveSockets({ server, gate, badTries, rpc: options.rpc });

  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}/#${codeParameter}=${sessions.mintCode()}`,
    async close() {
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Context = Options & { sessions: Sessions; badTries: BadTries; gate: Gate };

/** The literal address: a name could be made to mean another one. */
async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host: '127.0.0.1', port }, resolve);
  await promise;
  server.off('error', reject);
  return (server.address() as AddressInfo).port;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const admission = admit(requestFacts(request), context.gate);
  if (admission.kind !== 'refused') return perform(admission, request, response, context);
  if (admission.status === 401) await context.badTries.note();
  sendRefusal(response, admission.status);
}

async function perform(
  action: Action,
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  switch (action.kind) {
    case 'page':
      return sendPage(action.file, response);
    case 'redeemCode':
      return redeemCode(request, response, context);
    case 'confirmSession':
      return sendNothing(response);
    case 'mintCode':
      request.resume();
      return sendJson(response, 200, { code: context.sessions.mintCode() });
    case 'receiveFile':
      return receiveFile(action.name, request, response, context);
    case 'sendFile':
      return sendFile(response, await context.takeOffered(action.fileId));
  }
}

async function sendPage(file: PageFile, response: ServerResponse): Promise<void> {
  // Built anew since the start, it may be gone.
  const handle = await open(file.path).catch(() => null);
  if (!handle) return sendRefusal(response, 404);
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': file.contentType,
    'Cache-Control': file.cacheControl,
  });
  if (response.req.method === 'HEAD') {
    response.end();
    await handle.close();
  } else {
    await pipeline(handle.createReadStream(), response);
  }
}

async function redeemCode(
  request: IncomingMessage,
  response: ServerResponse,
  { sessions, badTries }: Context,
): Promise<void> {
  const body = codeReport.safeParse(await readJson(request));
  if (!body.success) return sendRefusal(response, 400);
  const token = sessions.redeemCode(body.data.code);
  if (token === null) {
    await badTries.note();
    return sendRefusal(response, 401);
  }
  badTries.forget();
  sendJson(response, 200, { token });
}

async function receiveFile(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const sizeBytes = Number(request.headers['content-length'] ?? 0);
  if (sizeBytes > maxReceivedBytes) {
    return sendRefusal(response, 413, { name, sizeBytes, limitBytes: maxReceivedBytes });
  }
  const body = sizeLimit(name, maxReceivedBytes);
  // Its failure breaks `body`, and is then reported by whoever reads that.
  pipeline(request, body).catch(() => undefined);
  sendJson(response, 200, await context.receiveFile(body, name));
}

function reportFailure(error: unknown, response: ServerResponse, log: Logger): void {
  // The other side left while it was being answered.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (error instanceof AppError) {
    const status = error.code === 'file-too-large' ? 413 : 500;
    sendJson(response, status, { code: error.code, details: error.details });
    return;
  }
  log.error({ err: error }, 'a request failed');
  sendRefusal(response, 500);
}
