import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runCommand } from './runCommand.ts';
import { say } from './say.ts';

const packageFolder = join(root, 'node_modules', 'electron');
const answerMilliseconds = 5000;
const downloadMilliseconds = 10 * 60_000;

/** Electron's executable, if its package has fetched it; its own `index.js` would start to. */
export function electronBinary(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Lets Electron's package fetch its binary where that can be done; null where not. */
export async function fetchElectron(): Promise<string | null> {
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return null;
  if (!(await doesDownloadAnswer())) return null;
  say('Fetching Electron for the desktop window, about 110 MB, once …');
  await runCommand(process.execPath, [join(packageFolder, 'install.js')], {
    isQuiet: true,
    limitMilliseconds: downloadMilliseconds,
  });
  return electronBinary();
}

/** Behind some firewalls a download neither starts nor fails; nobody should wait for that. */
async function doesDownloadAnswer(): Promise<boolean> {
  const source =
    process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const reply = await fetch(`${source}v${packageVersion()}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(answerMilliseconds),
    });
    return reply.ok;
  } catch {
    return false;
  }
}

function packageVersion(): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
