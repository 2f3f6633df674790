import { desktopOrigin } from '../../shared/desktop.ts';

/** Everything Chromium could ask for is denied, but for the Copy buttons of our own page. */
export function isPermitted(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(requestingUrl);
}

/** The origin of a custom scheme is opaque to `URL.origin`, so it is compared by its parts. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === desktopOrigin && username === '' && password === '';
}
