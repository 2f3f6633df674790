import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { socketPath, socketProtocol } from '../../shared/session.ts';
import type { RpcServer } from '../rpc/server.ts';
import type { BadTries } from './badTries.ts';
import { socketFacts } from './facts.ts';
import { hasToken, isFromOwnPage } from './gate.ts';
import type { Gate } from './gate.ts';

/** A message of the chat may be 20 million characters long; most of them take one byte. */
const maxMessageBytes = 64 * 1024 * 1024;
const heartbeatMilliseconds = 30_000;
/** The page is told that the studio ended, rather than left to guess. */
const goingAway = 1001;

type Options = {
  server: Server;
  gate: Gate;
  badTries: BadTries;
  rpc: RpcServer;
};

/** Lets pages with a session speak the contract over WebSockets. */
export function serveSockets({ server, gate, badTries, rpc }: Options): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols: () => socketProtocol,
  });

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const status = refusalOfSocket(request, gate);
    if (status === 401) await badTries.note();
    if (status !== null) return refuse(stream, status);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A broken frame closes the socket, which is all there is to do about it.
      socket.on('error', () => undefined);
      watchHeartbeat(socket);
      void rpc.serveSocket(socket);
    });
  }

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined);
    void upgrade(request, stream, head);
  });

  return {
    close() {
      for (const socket of sockets.clients) socket.close(goingAway);
      sockets.close();
    },
  };
}

function refusalOfSocket(request: IncomingMessage, gate: Gate): 401 | 403 | 404 | null {
  const facts = socketFacts(request);
  // A browser always names the origin of a WebSocket, so here it may not be missing.
  if (facts.origins.length === 0 || !isFromOwnPage(facts, gate.port)) return 403;
  if (facts.target !== socketPath) return 404;
  return facts.protocols.includes(socketProtocol) && hasToken(facts, gate) ? null : 401;
}

function refuse(stream: Duplex, status: number): void {
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** Ends a socket whose other side no longer answers, so that its streams end too. */
function watchHeartbeat(socket: WebSocket): void {
  let isAlive = true;
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMilliseconds);
  timer.unref();
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('close', () => clearInterval(timer));
}
