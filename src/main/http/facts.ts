import type { IncomingMessage } from 'node:http';
import { bearer, tokenProtocolPrefix } from '../../shared/session.ts';
import type { RequestFacts } from './gate.ts';

export function requestFacts(request: IncomingMessage): RequestFacts {
  const { host, origin } = request.headersDistinct;
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    hosts: host ?? [],
    origins: origin ?? [],
    contentType: request.headers['content-type'],
    token: bearerToken(request.headers.authorization),
  };
}

function bearerToken(authorization: string | undefined): string | null {
  const prefix = bearer('');
  return authorization?.startsWith(prefix) ? authorization.slice(prefix.length) : null;
}

/** A WebSocket request names its token as a subprotocol instead. */
export function socketFacts(request: IncomingMessage): RequestFacts & { protocols: string[] } {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((protocol) => protocol.trim());
  const tokenProtocol = protocols.find((protocol) => protocol.startsWith(tokenProtocolPrefix));
  return {
    ...requestFacts(request),
    protocols,
    token: tokenProtocol?.slice(tokenProtocolPrefix.length) ?? null,
  };
}
