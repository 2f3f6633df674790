import { lookup as lookUp } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { request as requestPlain } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import type { ConnectionLedger, Reason } from '../../network.ts';
import { toAppError } from './failures.ts';
import type { Limits } from './limits.ts';
import { keepLedger } from './ledgerKeeping.ts';
import { isTestOrigin, refuseForeign } from './policy.ts';
import type { DownloadPolicy } from './policy.ts';
import { isPublicAddress } from './publicAddress.ts';

export type Resolve = (host: string) => Promise<LookupAddress[]>;

export const resolveHost: Resolve = (host) => lookUp(host, { all: true });

/** What every request of one downloader has in common. */
export type Line = {
  policy: DownloadPolicy;
  limits: Limits;
  ledger: ConnectionLedger;
  resolve: Resolve;
  /** Throws `downloads-off` while the switch is off. */
  refuseWhileOff: () => void;
  /** Aborted, with `downloads-off` as its reason, when the switch is turned off. */
  switchSignal: () => AbortSignal;
  token: () => string | null;
};

export type Ask = { url: URL; reason: Reason; headers: OutgoingHttpHeaders; signal: AbortSignal };

/**
 * One GET over a connection of its own, up to the end of the answer's headers. The name is
 * resolved once, every address it has is checked, and the connection goes to one of those: it
 * cannot mean another machine in between.
 */
export async function exchange(ask: Ask, line: Line): Promise<IncomingMessage> {
  const { url } = ask;
  line.refuseWhileOff();
  refuseForeign(url, line.policy);
  const deadline = new AbortController();
  const signal = AbortSignal.any([ask.signal, line.switchSignal(), deadline.signal]);
  const { headersMilliseconds } = line.limits;
  const timer = setTimeout(
    () => deadline.abort(stalled(url.host, headersMilliseconds)),
    headersMilliseconds,
  );
  const entry = line.ledger.open({ ...ask.reason, host: url.host });
  try {
    const lookup = isTestOrigin(url, line.policy) ? undefined : await pinned(url, line, signal);
    const response = await send({ ...ask, signal }, { lookup, limits: line.limits });
    keepLedger(response, entry);
    return response;
  } catch (error) {
    entry.close('failed');
    throw toAppError(signal.aborted ? signal.reason : error, url.host);
  } finally {
    clearTimeout(timer);
  }
}

export function stalled(host: string, milliseconds: number): AppError {
  return new AppError('server-stalled', { host, seconds: milliseconds / 1000 });
}

/** Resolves the name and gives back a lookup that can only answer what was found and checked. */
async function pinned(url: URL, line: Line, signal: AbortSignal): Promise<LookupFunction> {
  const addresses = await abortable(line.resolve(url.hostname), signal);
  const [first] = addresses;
  if (!first) throw new AppError('server-unreachable', { host: url.host, reason: 'no address' });
  const hidden = addresses.find(({ address }) => !isPublicAddress(address));
  if (hidden) {
    const reason = `private address ${hidden.address}`;
    throw new AppError('download-refused', { host: url.host, reason });
  }
  return (_host, options, answer) => {
    if (options.all === true) answer(null, addresses);
    else answer(null, first.address, first.family);
  };
}

function abortable<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return Promise.race([promise, aborted]);
}

type Sending = { lookup: LookupFunction | undefined; limits: Limits };

function send(ask: Ask, { lookup, limits }: Sending): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: 'GET',
    headers: { 'User-Agent': 'Alcove', 'Accept-Encoding': 'identity', ...ask.headers },
    // No pool: a line in the ledger is a connection, and none outlives what it was opened for.
    agent: false,
    maxHeaderSize: limits.maxHeaderBytes,
    signal: ask.signal,
    ...(lookup && { lookup }),
  };
  return new Promise((resolve, reject) => {
    const request =
      ask.url.protocol === 'https:'
        ? // Whatever the environment says about certificates.
          requestSecure(ask.url, { ...options, rejectUnauthorized: true })
        : requestPlain(ask.url, options);
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}
