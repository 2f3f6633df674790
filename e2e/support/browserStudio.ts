import type { Page } from '@playwright/test';
import type { Studio } from '../fixtures.ts';
import { startCore } from './core.ts';
import type { CoreOptions } from './core.ts';
import { coreIsAway } from './pageGuard.ts';
import type { PageGuard } from './pageGuard.ts';

export type ClosableStudio = Studio & { open(): Promise<void>; close(): Promise<void> };

type Options = CoreOptions & { guard: PageGuard; page: Page };

export async function startBrowserStudio(options: Options): Promise<ClosableStudio> {
  const { dataFolder, guard, page } = options;
  guard.watch(page);
  let core = await startCore(options);

  async function open(): Promise<void> {
    await page.goto(core.address);
  }

  return {
    open,
    page,
    get address() {
      return core.address;
    },
    dataFolder,
    allowConsole: guard.allow,
    killEngine: () => core.killEngine(),
    async killCore() {
      guard.allow(coreIsAway);
      await core.kill();
    },
    async restart() {
      guard.allow(coreIsAway);
      await core.stop();
      core = await startCore(options);
      await open();
    },
    async close() {
      // The page first: it would go on asking for the core.
      await page.close();
      await core.stop();
    },
  };
}
