import { existsSync } from 'node:fs';
import { aptInstall } from './apt.ts';
import { findOrInstallBrowser, noBrowser } from './browser.ts';
import { electronBinary } from './electron.ts';
import { say } from './say.ts';

/** Before `npm test`: gets what the tests need of the system, and says what will not be run. */
async function main(): Promise<boolean> {
  const browser = await findOrInstallBrowser();
  say(browser === null ? noBrowser : `Browser for the end-to-end specs: ${browser}`);
  if (electronBinary() === null) say('Electron specs: not run (no Electron binary)');
  if (!(await hasJail())) say('Engine jail tests: not run (no bubblewrap)');
  return browser !== null;
}

/** Linux only; elsewhere the engine has no jail yet. */
async function hasJail(): Promise<boolean> {
  return existsSync('/usr/bin/bwrap') || aptInstall('bubblewrap');
}

process.exitCode = (await main()) ? 0 : 1;
