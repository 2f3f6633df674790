import { AppError } from '../../../shared/errors.ts';
import type { ConnectionLedger, Network } from '../../network.ts';
import { downloadFile } from './downloadFile.ts';
import { resolveHost } from './exchange.ts';
import type { Line, Resolve } from './exchange.ts';
import { fetchJson } from './fetchJson.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import type { DownloadPolicy } from './policy.ts';

export type DownloaderOptions = {
  policy: DownloadPolicy;
  ledger: ConnectionLedger;
  /** Asked at each request to the hub; null when the person has given none. */
  token: () => string | null;
  limits?: Partial<Limits>;
  resolve?: Resolve;
};

/**
 * The one downloader, off until it is switched on. The switch is looked at before each
 * connection, and turning it off cuts those that are open.
 */
export function createDownloader(options: DownloaderOptions): Network {
  const { policy, ledger, token, resolve = resolveHost } = options;
  let switchedOff = new AbortController();
  switchedOff.abort(new AppError('downloads-off'));

  const line: Line = {
    policy,
    ledger,
    token,
    resolve,
    limits: { ...defaultLimits, ...options.limits },
    switchSignal: () => switchedOff.signal,
    refuseWhileOff: () => switchedOff.signal.throwIfAborted(),
  };

  return {
    refuseWhileOff: line.refuseWhileOff,
    fetchJson: (request) => fetchJson(request, line),
    downloadFile: (request) => downloadFile(request, line),
    setOn(isOn) {
      if (isOn === !switchedOff.signal.aborted) return;
      if (isOn) switchedOff = new AbortController();
      else switchedOff.abort(new AppError('downloads-off'));
    },
  };
}
