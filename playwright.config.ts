import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import type { StudioOptions } from './e2e/fixtures.ts';
import { electronBinary } from './scripts/electron.ts';

/** A name that leads to this machine, as a rebinding attacker's would; any other leads nowhere. */
const nameRules = 'MAP evil.test 127.0.0.1, MAP * ^NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

const browser = process.env['ALCOVE_BROWSER'];

export default defineConfig<StudioOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Each test has an engine of its own, which takes a core.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  // On a machine that others use as well; what needs its second try is listed as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [`--host-resolver-rules=${nameRules}`],
    },
  },
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    ...(electronBinary() === null
      ? []
      : [
          { name: 'electron', testIgnore: /serve\.spec\.ts$/, use: { shell: 'electron' as const } },
        ]),
  ],
});
