import open from 'open';
import type { Logger } from '../log.ts';

/** On Linux and the like there is a browser to open only where there is a display. */
export function hasDisplay(
  platform: NodeJS.Platform,
  environment: Partial<Record<string, string>>,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** A browser that does not open is no failure: the address is printed in any case. */
export async function openBrowser(address: string, log: Logger): Promise<void> {
  try {
    const browser = await open(address);
    browser.on('error', (error) => log.warn({ err: error }, 'no browser could be opened'));
    browser.unref();
  } catch (error) {
    log.warn({ err: error }, 'no browser could be opened');
  }
}
