import { AppError } from '../../../shared/errors.ts';

/** Where the hub is. Tests put a server of their own on 127.0.0.1 in its place. */
export type DownloadPolicy = {
  /** `https://huggingface.co`, or `http://127.0.0.1:PORT` in tests. */
  hub: string;
  /** Origins of tests, exempt from the rules below; none in the product. */
  testOrigins: readonly string[];
};

export const huggingFace: DownloadPolicy = { hub: 'https://huggingface.co', testOrigins: [] };

/** Fails unless the origin is this machine's own, literally: nothing else may be spoken to in the clear. */
export function testPolicy(...origins: [string, ...string[]]): DownloadPolicy {
  for (const origin of origins) {
    if (!/^http:\/\/127\.0\.0\.1:\d{1,5}$/u.test(origin)) {
      throw new TypeError(`not a test endpoint on 127.0.0.1: "${origin}"`);
    }
  }
  return { hub: origins[0], testOrigins: origins };
}

export function isTestOrigin(url: URL, policy: DownloadPolicy): boolean {
  return policy.testOrigins.includes(url.origin);
}

/**
 * Asked before every connection, after each redirect again. The hub's storage lies on changing
 * hosts, all under hf.co (as its `.well-known/meta.json` lists them).
 */
export function refuseForeign(url: URL, policy: DownloadPolicy): void {
  if (isTestOrigin(url, policy)) return;
  const reason = objection(url);
  if (reason !== null) throw new AppError('download-refused', { host: url.host, reason });
}

function objection(url: URL): string | null {
  if (url.protocol !== 'https:') return 'not https';
  if (url.port !== '') return 'unusual port';
  if (url.username !== '' || url.password !== '') return 'credentials in the address';
  if (url.hostname === 'huggingface.co' || url.hostname.endsWith('.hf.co')) return null;
  return 'unknown host';
}

/** The token is for the hub; the signed addresses of its storage need none. */
export function mayHaveToken(url: URL, policy: DownloadPolicy): boolean {
  return url.origin === policy.hub;
}
