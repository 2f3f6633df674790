import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startBrowserStudio } from './support/browserStudio.ts';
import { startDesktopStudio } from './support/desktopStudio.ts';
import { createPageGuard } from './support/pageGuard.ts';

export { expect } from '@playwright/test';

/**
 * Alcove as a person has it, with a data folder of its own. When the test is over, nothing may be
 * left running, no request may have left this machine and no console error may stand unexplained.
 */
export type Studio = {
  /** The window. In the browser it is opened anew, at a fresh address, by `restart`. */
  readonly page: Page;
  /** Where `page` was opened, with its code, which is used up. Empty on the desktop. */
  readonly address: string;
  readonly dataFolder: string;
  /** SIGKILL to the engine process. */
  killEngine(): Promise<void>;
  /** SIGKILL to the core; the page stays as it is until `restart`. */
  killCore(): Promise<void>;
  /** Ends the core if it still runs, starts it on the same data folder, opens the window. */
  restart(): Promise<void>;
  /** Console errors that match are expected in this test. */
  allowConsole(pattern: RegExp): void;
};

export type StudioOptions = {
  /** Where the window is: set by the project in `playwright.config.ts`. */
  shell: 'browser' | 'electron';
  /** `test.use({ engine: 'fake' })` for what needs no model. */
  engine: 'real' | 'fake';
  /** Servers of the test in the place of Hugging Face, in the browser. */
  testHub: string[];
};

type Fixtures = { dataFolder: string; variables: Record<string, string>; studio: Studio };

export const test = base.extend<StudioOptions & Fixtures>({
  shell: ['browser', { option: true }],
  engine: ['real', { option: true }],
  testHub: [[], { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  variables: async ({}, use) => use({}),

  studio: async ({ shell, engine, testHub, dataFolder, variables, page }, use) => {
    const guard = createPageGuard();
    const studio =
      shell === 'electron'
        ? await startDesktopStudio({ dataFolder, engine, testHub, variables, guard })
        : await startBrowserStudio({ dataFolder, engine, testHub, variables, guard, page });
    try {
      await studio.open();
      await use(studio);
    } finally {
      await studio.close();
    }
    guard.check();
  },
});
