import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { hasDisplay } from '../src/main/http/openBrowser.ts';
import { builtEntry, buildWhenStale } from './build.ts';
import { electronBinary, fetchElectron } from './electron.ts';
import { root } from './root.ts';
import { say } from './say.ts';

/** `npm start`: the desktop window where there can be one, else the same studio in the browser. */
async function main(): Promise<void> {
  if (!(await buildWhenStale())) {
    process.exitCode = 1;
    return;
  }
  const desktop = await chooseDesktop();
  if ('binary' in desktop) return openDesktop(desktop.binary);
  say(desktop.reason);
  // In this very process, so that nothing is left over however it ends.
  await import(pathToFileURL(builtEntry('serve')).href);
}

async function chooseDesktop(): Promise<{ binary: string } | { reason: string }> {
  if (!hasDisplay(process.platform, process.env)) {
    return { reason: 'There is no display here, so open Alcove in a browser on this machine.' };
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { reason: "Electron's sandbox does not work for root, so Alcove opens in the browser." };
  }
  const binary = electronBinary() ?? (await fetchElectron());
  if (binary !== null) return { binary };
  return { reason: "Electron's binary is not here, so Alcove opens in the browser." };
}

function openDesktop(binary: string): void {
  const desktop = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the window by itself, as it goes to all of the terminal's processes.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => desktop.kill('SIGTERM'));
  desktop.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

await main();
