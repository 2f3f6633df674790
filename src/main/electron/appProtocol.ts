import type { CustomScheme } from 'electron';
import { offeredFileId } from '../../shared/session.ts';
import type { PageFile, PageManifest } from '../security/pageManifest.ts';
import { isOwnUrl } from './permissions.ts';

/** Standard and secure, so that it has an origin; none of the privileges that weaken the page. */
export const appScheme: Readonly<CustomScheme> = Object.freeze({
  scheme: 'app',
  privileges: Object.freeze({ standard: true, secure: true, supportFetchAPI: true }),
});

/** The made file that a request of the window asks for, by its id, or null. */
export function resolveOffered(request: { method: string; url: string }): string | null {
  if (request.method !== 'GET' || !isOwnUrl(request.url)) return null;
  const { pathname, search } = new URL(request.url);
  return search === '' ? offeredFileId(pathname) : null;
}

/** The built file that a request of the window may have, or null. */
export function resolvePage(
  manifest: PageManifest,
  request: { method: string; url: string },
): PageFile | null {
  if (request.method !== 'GET' || !isOwnUrl(request.url)) return null;
  const { pathname, search } = new URL(request.url);
  return search === '' ? (manifest.get(pathname) ?? null) : null;
}
