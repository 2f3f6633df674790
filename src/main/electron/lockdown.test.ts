import { expect, test } from 'vitest';
import { lockContents, lockSession } from './lockdown.ts';
import { deadProxy } from './networkBlock.ts';

type Handler = (...values: unknown[]) => unknown;

/** Records what it is given, in place of an object of Electron's; `on` by the event's name. */
function recorder() {
  const given = new Map<string, unknown>();
  const target: object = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === 'webRequest') return target;
        return (...values: unknown[]) => {
          if (name === 'on') given.set(String(values[0]), values[1]);
          else given.set(String(name), values[0]);
        };
      },
    },
  );
  return {
    target: target as never,
    given,
    handler: (name: string) => given.get(name) as Handler,
  };
}

test('a session grants nothing, sends nothing, and has the dead proxy', async () => {
  const { target, given, handler } = recorder();
  await lockSession(target);

  expect(given.get('setProxy')).toBe(deadProxy);
  expect(given.has('closeAllConnections')).toBe(true);
  expect(given.get('setSpellCheckerEnabled')).toBe(false);
  expect(handler('setPermissionCheckHandler')(null, 'media', 'app://alcove/')).toBe(false);
  expect(handler('setDevicePermissionHandler')()).toBe(false);

  const decisions: unknown[] = [];
  const decide = (decision: unknown): void => void decisions.push(decision);
  const details = { requestingUrl: 'app://alcove/' };
  handler('setPermissionRequestHandler')(null, 'geolocation', decide, details);
  handler('setDisplayMediaRequestHandler')({}, decide);
  handler('onBeforeRequest')({ url: 'https://example.org/' }, decide);
  handler('onBeforeRequest')({ url: 'app://alcove/' }, decide);
  expect(decisions).toEqual([false, null, { cancel: true }, { cancel: false }]);
});

test('a page neither navigates nor opens anything; a link is offered', () => {
  const { target, given, handler } = recorder();
  const offered: string[] = [];
  lockContents(target, (url) => offered.push(url));

  for (const name of [
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
  ]) {
    let isPrevented = false;
    handler(name)({ preventDefault: () => (isPrevented = true) });
    expect({ name, isPrevented }).toEqual({ name, isPrevented: true });
  }
  expect(handler('setWindowOpenHandler')({ url: 'https://example.org/' })).toEqual({
    action: 'deny',
  });
  expect(offered).toEqual(['https://example.org/']);
  expect(given.get('setWebRTCIPHandlingPolicy')).toBe('disable_non_proxied_udp');
});
