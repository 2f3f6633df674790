import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { securityHeaders } from '../src/main/security/headers.ts';
import { expect, test } from './fixtures.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test.use({ engine: 'fake' });

function expectOpen(page: Page): Promise<void> {
  return expect(page.getByRole('navigation', { name: 'Workspaces' })).toBeVisible();
}

test('the code in the address opens the studio, and leaves the address', async ({ studio }) => {
  const { page } = studio;
  await expectOpen(page);
  expect(new URL(page.url()).hash).toBe('');
  await page.goBack();
  expect(page.url()).toBe('about:blank');
});

test('a reload keeps the session', async ({ studio }) => {
  await expectOpen(studio.page);
  await studio.page.reload();
  await expectOpen(studio.page);
});

test('a used code opens nothing', async ({ studio, browser }) => {
  await expectOpen(studio.page);
  const stranger = await browser.newPage();
  await stranger.goto(studio.address);
  await expect(stranger.getByText('This studio is locked')).toBeVisible();
  await stranger.close();
});

test('a name that was rebound to this machine is turned away', async ({ studio, browser }) => {
  const address = new URL(studio.address);
  address.hostname = 'evil.test';
  const attacker = await browser.newPage();
  const reply = await attacker.goto(address.href);
  expect(reply?.status()).toBe(403);
  expect(await reply?.text()).not.toContain('<');

  const outcome = await attacker.evaluate(async (host) => {
    const posted = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"code":"x"}',
    });
    const socket = new WebSocket(`ws://${host}/api`, ['alcove', 'token.x']);
    const opened = await new Promise((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
    });
    return { status: posted.status, opened };
  }, address.host);
  expect(outcome).toEqual({ status: 403, opened: false });
  await attacker.close();
});

test('every page comes with the security headers', async ({ studio }) => {
  const reply = await studio.page.reload();
  const headers = reply?.headers() ?? {};
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(headers[name.toLowerCase()], name).toBe(value);
  }
});

test('a second instance says who has the data folder, and leaves it alone', async ({ studio }) => {
  test.skip(process.platform === 'win32', 'a process cannot be held still there');
  await expectOpen(studio.page);
  const first = Number(await readFile(join(studio.dataFolder, 'alcove.pid'), 'utf8'));
  // Held still, it writes nothing: whatever changes, the second has done.
  process.kill(first, 'SIGSTOP');
  const before = await fingerprint(studio.dataFolder);
  const second = spawnSync(
    process.execPath,
    ['out/main/serve.js', '--no-open', '--engine', 'fake', '--data-dir', studio.dataFolder],
    { cwd: root, encoding: 'utf8', timeout: 10_000 },
  );
  const after = await fingerprint(studio.dataFolder);
  process.kill(first, 'SIGCONT');

  expect(second.status).toBe(1);
  expect(second.stdout).toBe('');
  expect(second.stderr).toMatch(/^Alcove is already open on .+\. [^\n]+\n$/);
  expect(second.stderr).toContain(`(process ${first})`);
  expect(after).toEqual(before);
});

test('a port in use is said in one line', async ({ studio, dataFolder }) => {
  const { port } = new URL(studio.address);
  const second = spawnSync(
    process.execPath,
    [
      'out/main/serve.js',
      '--no-open',
      '--engine',
      'fake',
      '--port',
      port,
      '--data-dir',
      join(dataFolder, 'other'),
    ],
    { cwd: root, encoding: 'utf8', timeout: 10_000 },
  );
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/^Port \d+ is in use\. [^\n]+\n$/);
});

test('another program without the token gets nothing', async ({ studio }) => {
  const { port } = new URL(studio.address);
  const status = await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/session' }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(401);
});

/** Names, sizes and times of all that is in a folder. */
async function fingerprint(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(
    names
      .toSorted((one, other) => one.localeCompare(other))
      .map(async (name) => {
        const { size, mtimeMs, mode } = await stat(join(folder, name));
        return `${name} ${size} ${mtimeMs} ${mode}`;
      }),
  );
}
