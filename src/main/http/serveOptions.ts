import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { huggingFace, testPolicy } from './downloader/policy.ts';
import type { DownloadPolicy } from './downloader/policy.ts';

export type ServeOptions = {
  port: number;
  dataFolder: string;
  opensBrowser: boolean;
  engine: 'real' | 'fake';
  downloadPolicy: DownloadPolicy;
};

export type ServeRequest =
  { kind: 'serve'; options: ServeOptions } | { kind: 'help' } | { kind: 'refused'; reason: string };

export const serveHelp = `Alcove in a browser tab, on this machine only.

Usage: npm run serve -- [options]

  --port PORT       listen on this port of 127.0.0.1 (default: any free one)
  --data-dir PATH   keep chats and settings in this folder
  --no-open         print the address and leave the browser alone
  --engine fake     scripted replies instead of a model, to try out the interface
  --test-hub ORIGIN for tests: http://127.0.0.1:PORT in the place of huggingface.co; a second
                    one is its storage
  --help            show this text

The address works once. Press Enter in this terminal for another one; Ctrl-C ends Alcove.
`;

export function readServeOptions(args: string[], defaultDataFolder: string): ServeRequest {
  try {
    const { values } = parseArgs({ args, options: flags });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'serve',
      options: {
        port: readPort(values.port),
        dataFolder: resolve(values['data-dir'] ?? defaultDataFolder),
        opensBrowser: !values['no-open'],
        engine: readEngine(values.engine),
        downloadPolicy: readDownloadPolicy(values['test-hub']),
      },
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

const flags = {
  port: { type: 'string', default: '0' },
  'data-dir': { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  engine: { type: 'string', default: 'real' },
  'test-hub': { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new TypeError(`--port must be a number from 0 to 65535, not "${text}"`);
  }
  return port;
}

function readDownloadPolicy([hub, ...others]: string[] = []): DownloadPolicy {
  return hub === undefined ? huggingFace : testPolicy(hub, ...others);
}

function readEngine(text: string): 'real' | 'fake' {
  if (text !== 'real' && text !== 'fake') {
    throw new TypeError(`--engine must be "real" or "fake", not "${text}"`);
  }
  return text;
}
