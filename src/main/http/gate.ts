import { offeredFileId, sessionCodePath, sessionPath } from '../../shared/session.ts';
import type { PageFile, PageManifest } from '../security/pageManifest.ts';

/** What the gate looks at. Repeated headers come as several values and are always refused. */
export type RequestFacts = {
  method: string;
  /** The request target as it came, never decoded. */
  target: string;
  hosts: readonly string[];
  origins: readonly string[];
  contentType: string | undefined;
  token: string | null;
};

export type Action =
  | { kind: 'page'; file: PageFile }
  | { kind: 'redeemCode' }
  | { kind: 'confirmSession' }
  | { kind: 'mintCode' }
  | { kind: 'receiveFile'; name: string }
  | { kind: 'sendFile'; fileId: string };

export type Refusal = { kind: 'refused'; status: 400 | 401 | 403 | 404 | 405 | 415 };

type Endpoint = {
  contentType: 'application/json' | 'application/octet-stream' | null;
  needsToken: boolean;
  action: Action;
};

export type Gate = {
  port: number;
  pages: PageManifest;
  isToken: (token: string) => boolean;
};

/**
 * Decides what a request may do, from its facts alone. The order matters: a request that another
 * site or a rebound name could have caused learns nothing, not even which paths exist.
 */
export function admit(request: RequestFacts, gate: Gate): Action | Refusal {
  if (!isFromOwnPage(request, gate.port)) return refused(403);

  const methods = endpointsAt(request.target, gate.pages);
  if (!methods) return refused(404);
  const endpoint = methods[request.method];
  if (!endpoint) return refused(405);
  if (endpoint.contentType !== null && mediaType(request) !== endpoint.contentType) {
    return refused(415);
  }
  if (endpoint.needsToken && !hasToken(request, gate)) return refused(401);
  if (endpoint.action.kind === 'receiveFile' && !isFileName(endpoint.action.name)) {
    return refused(400);
  }
  return endpoint.action;
}

/**
 * The Host must be literally ours, which defeats DNS rebinding. The Origin must be that same host;
 * only a GET, which changes nothing here, may come without one.
 */
export function isFromOwnPage(
  request: Pick<RequestFacts, 'method' | 'hosts' | 'origins'>,
  port: number,
): boolean {
  const [host] = request.hosts;
  if (request.hosts.length !== 1 || host === undefined || !ownHosts(port).includes(host)) {
    return false;
  }
  if (request.origins.length === 0) return request.method === 'GET' || request.method === 'HEAD';
  return request.origins.length === 1 && request.origins[0] === `http://${host}`;
}

function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

export function hasToken(request: Pick<RequestFacts, 'token'>, gate: Gate): boolean {
  return request.token !== null && gate.isToken(request.token);
}

function endpointsAt(
  target: string,
  pages: PageManifest,
): Partial<Record<string, Endpoint>> | undefined {
  const file = pages.get(target);
  if (file) {
    const page = open({ kind: 'page', file });
    return { GET: page, HEAD: page };
  }
  if (target === sessionPath) {
    return {
      GET: withToken(null, { kind: 'confirmSession' }),
      POST: {
        contentType: 'application/json',
        needsToken: false,
        action: { kind: 'redeemCode' },
      },
    };
  }
  if (target === sessionCodePath) {
    return { POST: withToken('application/json', { kind: 'mintCode' }) };
  }
  const fileId = offeredFileId(target);
  if (fileId !== null) return { GET: withToken(null, { kind: 'sendFile', fileId }) };
  const name = fileName(target);
  if (name !== undefined) {
    return { POST: withToken('application/octet-stream', { kind: 'receiveFile', name }) };
  }
  return undefined;
}

function open(action: Action): Endpoint {
  return { contentType: null, needsToken: false, action };
}

function withToken(contentType: Endpoint['contentType'], action: Action): Endpoint {
  return { contentType, needsToken: true, action };
}

/** The name in `/files?name=…`; undefined for any other target. */
function fileName(target: string): string | undefined {
  const [path, query, ...rest] = target.split('?');
  if (path !== '/files' || query === undefined || rest.length > 0) return undefined;
  const parameters = [...new URLSearchParams(query)];
  const [only] = parameters;
  return parameters.length === 1 && only?.[0] === 'name' ? only[1] : undefined;
}

const longestFileName = 255;

/** The name is shown and its ending read; it never becomes a path. */
function isFileName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what this refuses
  return name.length > 0 && name.length <= longestFileName && !/[\u0000-\u001f/\\]/.test(name);
}

function mediaType(request: RequestFacts): string | undefined {
  return request.contentType?.split(';')[0]?.trim().toLowerCase();
}

function refused(status: Refusal['status']): Refusal {
  return { kind: 'refused', status };
}
