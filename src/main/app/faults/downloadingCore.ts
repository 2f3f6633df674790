/**
 * A whole core in a process of its own: DATA_FOLDER HUB STORAGE REPOSITORY FILE…. It downloads the
 * files, tries again what the network broke, and ends with 0 once all are in the library.
 */
import type { Download } from '../../../shared/api/downloads.ts';
import { testPolicy } from '../../http/downloader/policy.ts';
import { openTestApp } from '../testApp.ts';

const [dataFolder = '', hub = '', storage = '', repository = '', ...files] = process.argv.slice(2);
const downloadPolicy = testPolicy(hub, storage);
const { app, api } = await openTestApp({ dataFolder, downloadPolicy });
await api.settings.update({ areDownloadsOn: true });
for (const file of files) await api.downloads.start({ repository, file });
for await (const { downloads } of await api.downloads.watch()) {
  for (const download of downloads) await retryIfBroken(download);
  if (downloads.every(({ state }) => state.status === 'done')) break;
}
await app.close();

async function retryIfBroken({ id, file, state }: Download): Promise<void> {
  if (state.status !== 'failed') return;
  const { code, details } = state.error;
  if (code !== 'server-unreachable') {
    throw new Error(`${file} failed with ${code}: ${JSON.stringify(details)}`);
  }
  await api.downloads.resume({ id });
}
