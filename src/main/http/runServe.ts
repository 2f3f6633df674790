import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../app/createApp.ts';
import { defaultDataFolder } from '../defaultDataFolder.ts';
import { createEngine } from '../engine/client.ts';
import { createFakeEngine } from '../engine/fake.ts';
import { hasDisplay, openBrowser } from './openBrowser.ts';
import { readServeOptions, serveHelp } from './serveOptions.ts';
import type { ServeOptions } from './serveOptions.ts';
import { startServer } from './server.ts';
import type { StudioServer } from './server.ts';
import { log } from '../log.ts';
import { createRpcServer } from '../rpc/server.ts';
import { readPageManifest } from '../security/pageManifest.ts';
import { startFailureLine } from '../startFailure.ts';

const rendererFolder = join('out', 'renderer');

/**
 * `serve`: the studio for a browser on this machine, from the command line to the last signal. The
 * root is the folder of the package.
 */
export async function runServe(args: string[], root: string): Promise<void> {
  const request = readServeOptions(args, defaultDataFolder());
  switch (request.kind) {
    case 'help':
      process.stdout.write(serveHelp);
      return;
    case 'refused':
      return fail(`${request.reason}\nTry --help.`);
    case 'serve':
      return serve(request.options, root);
  }
}

async function serve(options: ServeOptions, root: string): Promise<void> {
  if (!existsSync(join(root, rendererFolder)))
    return fail('The pages are not built yet: npm run build');
  try {
    const studio = await openStudio(options, root);
    endOnSignal(studio.close);
    announce(studio.server, options);
  } catch (error) {
    const line = startFailureLine(error);
    if (line === null) throw error;
    fail(line);
  }
}

type Studio = { server: StudioServer; close: () => Promise<void> };

async function openStudio(options: ServeOptions, root: string): Promise<Studio> {
  const pages = await readPageManifest(join(root, rendererFolder));
  const app = await createApp({
    dataFolder: options.dataFolder,
    resourcesFolder: join(root, 'resources'),
    version: versionOf(root),
    engine: options.engine === 'fake' ? createFakeEngine() : createEngine(),
    host: { kind: 'browser' },
    downloadPolicy: options.downloadPolicy,
  });
  const rpc = createRpcServer(app.router, log('rpc'));
  try {
    const server = await startServer({
      port: options.port,
      pages,
      rpc,
      receiveFile: app.receiveFile,
      takeOffered: app.takeOffered,
      log: log('http'),
    });
    return {
      server,
      close: async () => {
        await server.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

function versionOf(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Always the last line of the start: other programs read the address from it. */
function announce(server: StudioServer, options: ServeOptions): void {
  const address = server.newAddress();
  process.stdout.write(`Alcove is ready at ${address}\n`);
  if (options.opensBrowser && hasDisplay(process.platform, process.env)) {
    void openBrowser(address, log('serve'));
  }
  if (process.stdin.isTTY) {
    process.stdin.on('data', () => process.stdout.write(`${server.newAddress()}\n`)).unref();
  }
}

/** npm passes on a Ctrl-C that the terminal sends as well, so one key press arrives twice. */
const sameKeyPressMilliseconds = 500;

/** The first signal closes everything; a second one, from a person who will not wait, ends it. */
function endOnSignal(close: () => Promise<void>): void {
  let closingSince: number | null = null;

  function end(): void {
    if (closingSince === null) {
      closingSince = performance.now();
      close().then(() => process.exit(0), reportClosing);
    } else if (performance.now() - closingSince > sameKeyPressMilliseconds) {
      process.exit(1);
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

function reportClosing(error: unknown): void {
  log('serve').error({ err: error }, 'closing failed');
  process.exit(1);
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
