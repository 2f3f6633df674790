import { expect, test } from 'vitest';
import { hasDisplay } from './openBrowser.ts';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('%s with %j', (platform, environment, expected) => {
  expect(hasDisplay(platform, environment)).toBe(expected);
});
