import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';
import { exchange } from './exchange.ts';
import type { Ask, Line } from './exchange.ts';
import { mayHaveToken } from './policy.ts';
import { statusError } from './statusError.ts';

const redirects = [301, 302, 303, 307, 308];

/**
 * The answer at the end of the redirects, with status 200 or 206 and a body that is not encoded.
 * Each step is checked as if it were the first, and the token goes to the hub alone.
 */
export async function follow(ask: Ask, line: Line): Promise<IncomingMessage> {
  let { url } = ask;
  for (let step = 0; step <= line.limits.maxRedirects; step += 1) {
    const token = mayHaveToken(url, line.policy) ? line.token() : null;
    const headers =
      token === null ? ask.headers : { ...ask.headers, Authorization: `Bearer ${token}` };
    const response = await exchange({ ...ask, url, headers }, line);
    const status = response.statusCode ?? 0;
    if (!redirects.includes(status)) {
      return accepted(response, { url, hasToken: token !== null, subject: ask.reason.subject });
    }
    const { location } = response.headers;
    response.destroy();
    if (location === undefined || !URL.canParse(location, url.href)) {
      throw invalid(url, 'redirect without an address');
    }
    url = new URL(location, url);
  }
  throw new AppError('download-refused', { host: url.host, reason: 'too many redirects' });
}

type Origin = { url: URL; hasToken: boolean; subject: string };

function accepted(response: IncomingMessage, origin: Origin): IncomingMessage {
  const status = response.statusCode ?? 0;
  const encoding = response.headers['content-encoding'] ?? 'identity';
  const isGood = (status === 200 || status === 206) && encoding === 'identity';
  if (isGood) return response;
  response.destroy();
  throw status === 200 || status === 206
    ? invalid(origin.url, `content encoding ${encoding}`)
    : statusError(response, { ...origin, host: origin.url.host });
}

export function invalid(url: URL, reason: string): AppError {
  return new AppError('server-answer-invalid', { host: url.host, reason });
}
