import type { JsonRequest } from '../../network.ts';
import { bodyBytes } from './bodyBytes.ts';
import { stalled } from './exchange.ts';
import type { Line } from './exchange.ts';
import { follow, invalid } from './follow.ts';
import { retrying } from './retrying.ts';

/** A listing from the hub: small, whole and soon, or an error. */
export async function fetchJson(request: JsonRequest, line: Line): Promise<unknown> {
  const { limits } = line;
  const deadline = new AbortController();
  const url = new URL(request.path, line.policy.hub);
  const timer = setTimeout(
    () => deadline.abort(stalled(url.host, limits.jsonMilliseconds)),
    limits.jsonMilliseconds,
  );
  const signal = AbortSignal.any([request.signal, deadline.signal]);
  try {
    return await retrying({ limits, signal, attempt: () => fetchOnce(url, request, signal, line) });
  } finally {
    clearTimeout(timer);
  }
}

async function fetchOnce(
  url: URL,
  reason: JsonRequest,
  signal: AbortSignal,
  line: Line,
): Promise<unknown> {
  const headers = { Accept: 'application/json' };
  const response = await follow({ url, reason, headers, signal }, line);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bodyBytes(response, { host: url.host, limits: line.limits, signal })) {
    size += piece.length;
    if (size > line.limits.maxJsonBytes) throw invalid(url, 'too long');
    pieces.push(piece);
  }
  return parseJson(Buffer.concat(pieces).toString('utf8'), url);
}

function parseJson(text: string, url: URL): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(url, 'not JSON');
  }
}
