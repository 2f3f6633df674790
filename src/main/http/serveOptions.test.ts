import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { huggingFace } from './downloader/policy.ts';
import { readServeOptions, serveHelp } from './serveOptions.ts';

test('without flags: a free port, the usual folder, the real engine, the browser', () => {
  expect(readServeOptions([], '/home/ada/alcove')).toEqual({
    kind: 'serve',
    options: {
      port: 0,
      dataFolder: resolve('/home/ada/alcove'),
      opensBrowser: true,
      engine: 'real',
      downloadPolicy: huggingFace,
    },
  });
});

test('takes every flag', () => {
  const args = ['--port', '4000', '--data-dir', 'data', '--no-open', '--engine', 'fake'];
  expect(readServeOptions(args, '/home/ada/alcove')).toEqual({
    kind: 'serve',
    options: {
      port: 4000,
      dataFolder: resolve('data'),
      opensBrowser: false,
      engine: 'fake',
      downloadPolicy: huggingFace,
    },
  });
});

test.each([
  [['--port', 'x'], '--port'],
  [['--port', '65536'], '--port'],
  [['--port', '-1'], '--port'],
  [['--engine', 'other'], '--engine'],
  [['--data-folder', 'x'], '--data-folder'],
  [['--test-hub', 'http://example.com'], 'test endpoint'],
  [['--test-hub', 'https://127.0.0.1:80'], 'test endpoint'],
  [['--test-hub', 'http://127.0.0.1:80/x'], 'test endpoint'],
  [['--test-hub', 'http://127.0.0.1.example.com:80'], 'test endpoint'],
  [['stray'], 'stray'],
])('refuses %j and names it', (args, named) => {
  expect(readServeOptions(args, '/')).toEqual({
    kind: 'refused',
    reason: expect.stringContaining(named) as string,
  });
});

test('a hub of its own is for tests, on 127.0.0.1 alone, and exempts nothing else', () => {
  const args = ['--test-hub', 'http://127.0.0.1:1', '--test-hub', 'http://127.0.0.1:2'];
  expect(readServeOptions(args, '/')).toMatchObject({
    options: {
      downloadPolicy: {
        hub: 'http://127.0.0.1:1',
        testOrigins: ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
      },
    },
  });
});

test('help names every flag', () => {
  expect(readServeOptions(['--help', '--port', '1'], '/')).toEqual({ kind: 'help' });
  for (const flag of ['--port', '--data-dir', '--no-open', '--engine', '--test-hub', '--help']) {
    expect(serveHelp).toContain(flag);
  }
});
