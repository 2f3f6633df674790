import { join } from 'node:path';
import { findOrInstallBrowser, noBrowser } from './browser.ts';
import { buildWhenStale } from './build.ts';
import { electronBinary } from './electron.ts';
import { root } from './root.ts';
import { runCommand } from './runCommand.ts';
import { say } from './say.ts';

/** `npm run e2e -- [Playwright's arguments]`: the end-to-end specs, wherever they can run. */
async function main(): Promise<boolean> {
  const browser = await findOrInstallBrowser();
  if (browser === null) {
    say(noBrowser);
    return false;
  }
  if (!(await buildWhenStale())) return false;

  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const { isDone } = await runCommand(
    process.execPath,
    [playwright, 'test', ...process.argv.slice(2)],
    { environment: { ALCOVE_BROWSER: browser } },
  );
  say(`Browser specs: run in ${browser}`);
  if (electronBinary() === null) say('Electron specs: not run (no Electron binary)');
  return isDone;
}

process.exitCode = (await main()) ? 0 : 1;
