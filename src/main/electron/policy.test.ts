import { describe, expect, test } from 'vitest';
import type { PageManifest } from '../security/pageManifest.ts';
import { appScheme, resolveOffered, resolvePage } from './appProtocol.ts';
import { externalAddress } from './links.ts';
import { deadProxy, isOwnRequest, networkSwitches } from './networkBlock.ts';
import { isOwnUrl, isPermitted } from './permissions.ts';
import { isOwnFrame } from './sender.ts';
import { webPreferences } from './webPreferences.ts';

describe('window', () => {
  test('has exactly these preferences, and nobody can change them', () => {
    const preferences = webPreferences('/app/out/preload/index.cjs', true);
    expect(preferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: false,
    });
    expect(Object.isFrozen(preferences)).toBe(true);
  });

  test('has developer tools only in development', () => {
    expect(webPreferences('/preload', false).devTools).toBe(true);
  });
});

describe('network', () => {
  test('the switches and the proxy leave no way out', () => {
    expect(networkSwitches).toEqual([
      ['host-resolver-rules', 'MAP * ^NOTFOUND'],
      ['disable-background-networking'],
      ['disable-component-update'],
      ['disable-domain-reliability'],
      ['disable-breakpad'],
      ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
    ]);
    expect(deadProxy).toEqual({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    });
  });

  test.each(['app://alcove/', 'blob:app://alcove/1-2', 'data:text/plain,x'])('%s passes', (url) => {
    expect(isOwnRequest(url)).toBe(true);
  });

  test.each([
    'http://127.0.0.1:8080/',
    'https://example.org/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'chrome-extension://x/',
    'devtools://devtools/',
    'about:blank',
    'APPS://alcove/',
    'not an address',
    '',
  ])('%s is cancelled', (url) => {
    expect(isOwnRequest(url)).toBe(false);
  });
});

describe('permissions', () => {
  test('only copying to the clipboard from the own page', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://alcove/')).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'openExternal', 'hid']) {
      expect(isPermitted(permission, 'app://alcove/')).toBe(false);
    }
  });

  test.each([
    ['app://alcove', true],
    ['app://alcove/index.html#x', true],
    ['app://alcove.evil.test/', false],
    ['app://evil/', false],
    ['app://alcove@evil/', false],
    ['app://user@alcove/', false],
    ['apps://alcove/', false],
    ['https://alcove/', false],
    ['blob:app://alcove/1', false],
    ['', false],
  ])('%s is the own page: %s', (url, isOwn) => {
    expect(isOwnUrl(url)).toBe(isOwn);
  });

  test('a message counts only from the main frame with the own page', () => {
    const own = { url: 'app://alcove/' };
    const navigated = { url: 'https://example.org/' };
    expect(isOwnFrame(own, own)).toBe(true);
    expect(isOwnFrame({ ...own }, own)).toBe(false);
    expect(isOwnFrame(navigated, navigated)).toBe(false);
    expect(isOwnFrame(null, own)).toBe(false);
    expect(isOwnFrame(null, null)).toBe(false);
  });
});

describe('app://', () => {
  const index = { path: '/out/index.html', contentType: 'text/html', cacheControl: 'no-store' };
  const manifest: PageManifest = new Map([
    ['/', index],
    ['/index.html', index],
  ]);

  test('is a secure origin without any privilege that weakens it', () => {
    expect(appScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    });
  });

  test.each(['app://alcove/', 'app://alcove/index.html', 'app://alcove/#code'])(
    '%s is a built file',
    (url) => {
      expect(resolvePage(manifest, { method: 'GET', url })).toBe(index);
    },
  );

  test.each([
    ['GET', 'app://alcove/../../etc/passwd'],
    ['GET', 'app://alcove/%2e%2e/%2e%2e/etc/passwd'],
    ['GET', 'app://alcove/index.html?x'],
    ['GET', 'app://alcove/assets'],
    ['GET', 'app://other/index.html'],
    ['GET', 'file:///index.html'],
    ['POST', 'app://alcove/'],
  ])('%s %s is nothing', (method, url) => {
    expect(resolvePage(manifest, { method, url })).toBeNull();
  });
});

describe('made files', () => {
  const id = '3f2a0b1c-4d5e-4f60-8a7b-9c0d1e2f3a4b';

  test('are asked for by their id', () => {
    expect(resolveOffered({ method: 'GET', url: `app://alcove/files/${id}` })).toBe(id);
  });

  test.each([
    ['POST', `app://alcove/files/${id}`],
    ['GET', `app://other/files/${id}`],
    ['GET', `app://alcove/files/${id}?x`],
    ['GET', `app://alcove/files/${id}/..`],
    ['GET', 'app://alcove/files/..%2f..%2fetc%2fpasswd'],
    ['GET', `file:///files/${id}`],
  ])('%s %s is none', (method, url) => {
    expect(resolveOffered({ method, url })).toBeNull();
  });
});

describe('links', () => {
  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org/'],
    ['https://gооgle.com/', 'https://xn--ggle-55da.com/'],
  ])('%s may be offered, as %s', (url, shown) => {
    expect(externalAddress(url)).toBe(shown);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'mailto:ada@example.org',
    'smb://host/share',
    'ms-settings:',
    'app://alcove/',
    'https://bank.example@evil.test/',
    `https://example.org/${'a'.repeat(3000)}`,
    '//example.org',
    '',
  ])('%s never leaves the window', (url) => {
    expect(externalAddress(url)).toBeNull();
  });
});
