import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, startFakeHub } from '../../../../fixtures/huggingFace/fakeHub.ts';
import type { FakeFile } from '../../../../fixtures/huggingFace/fakeHub.ts';
import type { FileProgress, FileRequest } from '../../network.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createDownloader } from './createDownloader.ts';
import type { DownloaderOptions } from './createDownloader.ts';
import type { Limits } from './limits.ts';
import { testPolicy } from './policy.ts';

/** Patience of tests: what takes seconds in the product takes moments here. */
export const shortLimits: Partial<Limits> = {
  headersMilliseconds: 300,
  stallWindowMilliseconds: 250,
  stallWindowBytes: 1000,
  jsonMilliseconds: 1500,
  maxAttempts: 4,
  firstBackoffMilliseconds: 5,
  maxBackoffMilliseconds: 20,
  maxRetryAfterMilliseconds: 2000,
  chunkBytes: 64 * 1024,
  connections: 4,
  parallelFromBytes: 256 * 1024,
  spareDiskBytes: 0,
  progressMilliseconds: 10,
};

const repository = 'someone/model-GGUF';
const path = 'model.gguf';

type Setting = {
  sizeBytes?: number;
  file?: Partial<FakeFile>;
  options?: Partial<DownloaderOptions>;
};

/** A downloader in front of a fake hub with one file on it, and a folder to download it to. */
export async function startTestDownload({ sizeBytes = 300_000, file, options }: Setting = {}) {
  const content = randomBytes(sizeBytes);
  const hub = await startFakeHub([{ repository, path, content, ...file }]);
  const folder = makeTemporaryFolder();
  const ledger: { host: string; subject: string; outcome: string; receivedBytes: number }[] = [];
  const downloader = createDownloader({
    policy: testPolicy(hub.origin, hub.storageOrigin),
    token: () => null,
    ledger: {
      open({ host, subject }) {
        const line = { host, subject, outcome: 'open', receivedBytes: 0 };
        ledger.push(line);
        return {
          note: ({ receivedBytes }) => void (line.receivedBytes = receivedBytes),
          close: (outcome) => void (line.outcome = outcome),
        };
      },
    },
    ...options,
    limits: { ...shortLimits, ...options?.limits },
  });
  downloader.setOn(true);
  const progress: FileProgress[] = [];
  const target = join(folder, path);

  return {
    hub,
    downloader,
    ledger,
    folder,
    content,
    target,
    part: join(folder, 'one.part'),
    progress,
    file: (): Buffer | null => (existsSync(target) ? readFileSync(target) : null),
    download: (changes: Partial<FileRequest> = {}): Promise<void> =>
      downloader.downloadFile({
        purpose: 'download',
        subject: `${repository}/${path}`,
        path: `/${repository}/resolve/main/${path}`,
        sizeBytes,
        sha256: hashOf(content),
        partPath: join(folder, 'one.part'),
        targetPath: target,
        signal: new AbortController().signal,
        onProgress: (step) => void progress.push(step),
        ...changes,
      }),
    async close(): Promise<void> {
      await hub.close();
      removeFolder(folder);
    },
  };
}

export type TestDownload = Awaited<ReturnType<typeof startTestDownload>>;
