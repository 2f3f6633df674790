import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder } from './defaultDataFolder.ts';

test.each([
  ['linux', {}, join('/home/ada', '.local', 'share', 'alcove')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'alcove')],
  ['darwin', {}, join('/home/ada', 'Library', 'Application Support', 'Alcove')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Alcove')],
  ['win32', {}, join('/home/ada', 'AppData', 'Local', 'Alcove')],
] as const)('on %s with %j', (platform, environment, folder) => {
  expect(defaultDataFolder({ platform, home: '/home/ada', environment })).toBe(folder);
});
