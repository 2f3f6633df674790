import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { aptInstall } from './apt.ts';
import { root } from './root.ts';
import { runCommand } from './runCommand.ts';
import { say } from './say.ts';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

export const noBrowser =
  'The end-to-end specs need a browser: install Chromium, Google Chrome or Microsoft Edge, ' +
  'or set ALCOVE_BROWSER to the path of one.';

/** A Chromium, Chrome or Edge to test in: one that is here, else one that can be installed. */
export async function findOrInstallBrowser(): Promise<string | null> {
  const found = findBrowser();
  if (found !== null) return found;
  say('No Chromium, Chrome or Edge here; trying to install one …');
  if (await aptInstall('chromium')) return findBrowser();
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  await runCommand(process.execPath, [playwright, 'install', 'chromium'], { isQuiet: true });
  return findBrowser();
}

function findBrowser(): string | null {
  const chosen = process.env['ALCOVE_BROWSER'];
  if (chosen !== undefined) return chosen;
  const places = [...onPath(), ...wellKnownPlaces(), chromium.executablePath()];
  return places.find((path) => existsSync(path)) ?? null;
}

function onPath(): string[] {
  if (process.platform !== 'linux') return [];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function wellKnownPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = process.env[variable] ?? 'C:\\';
        return [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
      });
    default:
      return [];
  }
}
