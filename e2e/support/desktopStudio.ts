import { fileURLToPath } from 'node:url';
import { _electron, expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronBinary } from '../../scripts/electron.ts';
import type { ClosableStudio } from './browserStudio.ts';
import type { CoreOptions } from './core.ts';
import type { PageGuard } from './pageGuard.ts';
import { descendantsOf, isRunning } from './processes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Options = CoreOptions & { guard: PageGuard };

/** The same studio in its desktop window, where the core is Electron's main process. */
export async function startDesktopStudio(options: Options): Promise<ClosableStudio> {
  const { dataFolder, guard } = options;
  let { desktop, page } = await launch(options);

  async function killCore(): Promise<void> {
    const main = desktop.process();
    const family = descendantsOf(main.pid ?? 0);
    main.kill('SIGKILL');
    await expect.poll(() => family.filter(isRunning), 'processes left over').toEqual([]);
  }

  return {
    // The window is there from the start.
    open: async () => undefined,
    get page() {
      return page;
    },
    address: '',
    dataFolder,
    allowConsole: guard.allow,
    async killEngine() {
      const engine = await engineOf(desktop);
      process.kill(engine, 'SIGKILL');
      await expect.poll(() => isRunning(engine)).toBe(false);
    },
    killCore,
    async restart() {
      if (desktop.process().exitCode === null) await desktop.close();
      ({ desktop, page } = await launch(options));
    },
    close: () => desktop.close(),
  };
}

async function launch({
  dataFolder,
  engine,
  variables,
  guard,
}: Options): Promise<{ desktop: ElectronApplication; page: Page }> {
  const desktop = await _electron.launch({
    executablePath: electronBinary() ?? '',
    env: { ...definedVariables(), ...variables },
    args: [root, `--data-dir=${dataFolder}`, `--engine=${engine}`],
  });
  const page = await desktop.firstWindow();
  guard.watch(page);
  return { desktop, page };
}

/** Electron has processes of its own; the engine is the one that is not among its metrics. */
async function engineOf(desktop: ElectronApplication): Promise<number> {
  const own = await desktop.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const engine = descendantsOf(desktop.process().pid ?? 0)
    .filter((pid) => !own.includes(pid))
    .at(-1);
  if (engine === undefined) throw new Error('no engine process is running');
  return engine;
}

function definedVariables(): Record<string, string> {
  const defined = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as Record<string, string>;
}
