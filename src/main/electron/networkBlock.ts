import type { ProxyConfig } from 'electron';

/**
 * The window reaches nothing but its own pages. Five layers, since each has a hole that another
 * closes: names do not resolve (but an address needs no name), everything goes to a dead proxy,
 * every request is looked at, the CSP forbids it, and WebRTC, which heeds none of these, may not
 * leave the proxy either.
 */
export const networkSwitches: readonly (readonly [name: string, value?: string])[] = [
  // Not `~NOTFOUND`, which Chromium 156 takes for a name and looks up.
  ['host-resolver-rules', 'MAP * ^NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** Port 9 is "discard": nobody listens there. */
export const deadProxy: Readonly<ProxyConfig> = Object.freeze({
  mode: 'fixed_servers',
  proxyRules: '127.0.0.1:9',
  // Without this, Chromium would go around the proxy for loopback addresses.
  proxyBypassRules: '<-loopback>',
});

/** For Chromium's network service: own pages, and what they made themselves. */
export function isOwnRequest(url: string): boolean {
  return ['app:', 'blob:', 'data:'].includes(protocolOf(url));
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
