import { expect, test } from 'vitest';
import { securityHeaders } from './headers.ts';

test('the headers are exactly those that the security promise names', () => {
  expect(securityHeaders).toEqual({
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
      "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
      "manifest-src 'self'; frame-src 'none'; object-src 'none'; media-src 'none'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types app-sanitize",
    'Permissions-Policy': expect.stringMatching(/^([a-z-]+=\(\)(, )?)+$/) as string,
    'X-DNS-Prefetch-Control': 'off',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
});

test('no powerful feature is left open', () => {
  const policy = securityHeaders['Permissions-Policy'];
  for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'display-capture']) {
    expect(policy).toContain(`${feature}=()`);
  }
});
