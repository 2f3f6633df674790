const longestLink = 2048;

/**
 * The address that a link out of the window may be opened at in the default browser, once the
 * person has agreed; null when it is not one for a browser. A name in another script is shown as
 * punycode, and nothing in the address can pretend to be the host.
 */
export function externalAddress(url: string): string | null {
  if (url.length > longestLink || !URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  const isWebPage = protocol === 'https:' || protocol === 'http:';
  return isWebPage && username === '' && password === '' ? href : null;
}
