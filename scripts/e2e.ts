import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt.ts';
import { findOrInstallBrowser } from './browser.ts';
import { buildWhenStale } from './build.ts';
import { electronBinary } from './electron.ts';
import { root } from './root.ts';
import { runCommand } from './runCommand.ts';
import { say } from './say.ts';

/** `npm run e2e -- [Playwright's arguments]`: the end-to-end specs, wherever they can run. */
async function main(): Promise<boolean> {
  const browser = await findOrInstallBrowser();
  if (browser === null) {
    say(
      'The end-to-end tests need a browser: install Chromium, Google Chrome or Microsoft Edge, ' +
        'or set ALCOVE_BROWSER to the path of one.',
    );
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
  say(
    electronBinary() === null
      ? 'Electron specs: not run (no Electron binary)'
      : 'Electron specs: run',
  );
  say((await hasJail()) ? 'Engine jail: available' : 'Engine jail specs: not run (no bubblewrap)');
  return isDone;
}

/** Linux only; elsewhere the engine has no jail yet. */
async function hasJail(): Promise<boolean> {
  return existsSync('/usr/bin/bwrap') || aptInstall('bubblewrap');
}

process.exitCode = (await main()) ? 0 : 1;
