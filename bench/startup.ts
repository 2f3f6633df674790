/**
 * From the start of `serve` to a composer that takes a message, in a browser that is already open;
 * and the memory of the studio without a model, before one was loaded and after it was unloaded.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findOrInstallBrowser, noBrowser } from '../scripts/browser.ts';
import { builtEntry } from '../scripts/build.ts';
import type { Api } from '../src/shared/api.ts';
import { AppError } from '../src/shared/errors.ts';
import { superviseProcess } from '../src/main/engine/engineProcess.ts';
import { createHandOver } from '../src/main/engine/handOver.ts';
import { startPlainEngine } from '../src/main/engine/spawn.ts';
import { loadShape } from './models.ts';
import { atMost, publish } from './report.ts';
import { median, spread } from './statistics.ts';
import { openStudio, startCore } from './studio.ts';

const starts = 7;
const megabyte = 1e6;

const executablePath = await findOrInstallBrowser();
if (executablePath === null) throw new Error(noBrowser);
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const usable: number[] = [];
const listening: number[] = [];
for (let start = 0; start < starts; start += 1) {
  const times = await timeStart(browser);
  usable.push(times.usable);
  listening.push(times.listening);
}
await browser.close();

const engineWithoutModel = await idleEngineMemory();
const studio = await openStudio();
const { api } = studio;
await api.models.unload();
const before = await settledMemory(api);
await loadShape(api, '135m', { contextSize: 2048, threads: 1 });
const loaded = await settledMemory(api);
await api.models.unload();
const after = await settledMemory(api);
await studio.close();

await publish(
  'startup',
  {
    ...spread('usable page, ms', usable),
    ...spread('listening, ms', listening),
    'core without a model, MB': before / megabyte,
    'engine process without a model, MB': engineWithoutModel / megabyte,
    'core and engine with the 135m shape, MB': loaded / megabyte,
    'core and engine after unloading it, MB': after / megabyte,
  },
  {
    'usable page, ms': atMost(median(usable), 1500),
    'idle core and engine, MB': atMost((before + engineWithoutModel) / megabyte, 250),
    'memory after unload against before load': atMost(after / before, 1.15),
  },
);

async function timeStart(opened: Browser): Promise<{ usable: number; listening: number }> {
  const page = await opened.newPage();
  const startedAt = performance.now();
  const core = await startCore();
  await page.goto(core.address);
  await page.waitForSelector('textarea[aria-label="Message"]:enabled');
  const usableAfter = performance.now() - startedAt;
  await page.close();
  await core.close();
  return { usable: usableAfter, listening: core.listeningAfter };
}

/** Resident bytes of the engine process, started as for a load but never given a model. */
async function idleEngineMemory(): Promise<number> {
  const child = startPlainEngine(builtEntry('engine'));
  const engine = superviseProcess({ child, isJailed: false }, await createHandOver());
  const { residentBytes } = await engine.api.memory();
  await engine.kill(new AppError('cancelled'));
  return residentBytes;
}

/** Core and engine together, once what is going on has come to rest. */
async function settledMemory(client: Api): Promise<number> {
  await delay(3000);
  for await (const status of await client.studio.watchStatus()) {
    return status.coreMemoryBytes + (status.engineMemoryBytes ?? 0);
  }
  throw new Error('the studio gave no status');
}
