import type { ServerResponse } from 'node:http';
import type { ErrorReport } from '../../shared/api/common.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import { attachmentHeaders } from '../security/attachment.ts';
import { securityHeaders } from '../security/headers.ts';

type Status = 200 | 400 | 401 | 403 | 404 | 405 | 413 | 415 | 500;

const codeOfRefusal: Partial<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  405: 'invalid-input',
  413: 'file-too-large',
  415: 'invalid-input',
};

export function sendJson(response: ServerResponse, status: Status, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...securityHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    // A refused request may have a body that nobody read: the connection is of no further use.
    ...(status === 200 ? {} : { Connection: 'close' }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204, { ...securityHeaders, 'Cache-Control': 'no-store' });
  response.end();
}

/** A file to be kept, never shown: it may hold anything. */
export function sendFile(
  response: ServerResponse,
  file: { fileName: string; content: Uint8Array } | null,
): void {
  if (!file) return sendRefusal(response, 404);
  response.writeHead(200, {
    ...securityHeaders,
    ...attachmentHeaders(file.fileName),
    'Content-Length': file.content.byteLength,
  });
  response.end(file.content);
}

export function sendRefusal(
  response: ServerResponse,
  status: Status,
  details: ErrorDetails = {},
): void {
  const report: ErrorReport = { code: codeOfRefusal[status] ?? 'internal', details };
  sendJson(response, status, report);
}
