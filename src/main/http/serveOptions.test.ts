import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readServeOptions, serveHelp } from './serveOptions.ts';

test('without flags: a free port, the usual folder, the real engine, the browser', () => {
  expect(readServeOptions([], '/home/ada/alcove')).toEqual({
    kind: 'serve',
    options: {
      port: 0,
      dataFolder: resolve('/home/ada/alcove'),
      opensBrowser: true,
      engine: 'real',
    },
  });
});

test('takes every flag', () => {
  const args = ['--port', '4000', '--data-dir', 'data', '--no-open', '--engine', 'fake'];
  expect(readServeOptions(args, '/home/ada/alcove')).toEqual({
    kind: 'serve',
    options: { port: 4000, dataFolder: resolve('data'), opensBrowser: false, engine: 'fake' },
  });
});

test.each([
  [['--port', 'x'], '--port'],
  [['--port', '65536'], '--port'],
  [['--port', '-1'], '--port'],
  [['--engine', 'other'], '--engine'],
  [['--data-folder', 'x'], '--data-folder'],
  [['stray'], 'stray'],
])('refuses %j and names it', (args, named) => {
  expect(readServeOptions(args, '/')).toEqual({
    kind: 'refused',
    reason: expect.stringContaining(named) as string,
  });
});

test('help names every flag', () => {
  expect(readServeOptions(['--help', '--port', '1'], '/')).toEqual({ kind: 'help' });
  for (const flag of ['--port', '--data-dir', '--no-open', '--engine', '--help']) {
    expect(serveHelp).toContain(flag);
  }
});
