import { rmSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { log } from '../../log.ts';
import type { FileProgress, Network } from '../../network.ts';
import type { DownloadStore, Published, StoredDownload } from './downloadStore.ts';
import { filePath } from './hub.ts';
import type { Hub } from './hub.ts';
import type { Placing } from './placing.ts';

/** More at once would only take the line from one another. */
const runningAtMost = 2;

/** After these the hub is asked anew what it publishes. */
const outdating: readonly ErrorCode[] = ['download-changed', 'download-missing', 'hash-mismatch'];

type RunnerDependencies = {
  store: DownloadStore;
  hub: Hub;
  network: Network;
  placing: Placing;
  addModel: (path: string, sha256: string) => Promise<string>;
  onChange: () => void;
};

type Run = { abort: AbortController; progress: FileProgress | null; ended: Promise<void> };

/**
 * Works off the downloads that are queued in the database, the oldest first. It is a job runner:
 * what fails is caught here and kept with its download.
 */
export function createRunner(dependencies: RunnerDependencies) {
  const { store, hub, network, placing, addModel, onChange } = dependencies;
  const running = new Map<string, Run>();
  let isOpen = false;

  function fill(): void {
    if (!isOpen) return;
    const waiting = store
      .list()
      .filter(({ id, status }) => status === 'queued' && !running.has(id));
    for (const download of waiting.slice(0, runningAtMost - running.size)) start(download);
    onChange();
  }

  function start(download: StoredDownload): void {
    const run: Run = { abort: new AbortController(), progress: null, ended: Promise.resolve() };
    running.set(download.id, run);
    run.ended = work(download, run)
      .catch((error: unknown) => {
        if (!run.abort.signal.aborted) fail(download.id, error);
      })
      .then(() => {
        running.delete(download.id);
        fill();
      });
  }

  async function work(download: StoredDownload, run: Run): Promise<void> {
    const { id, repository, file } = download;
    const { signal } = run.abort;
    const published = download.published ?? (await ask(download, signal));
    const targetPath = placing.targetPath(download.target);
    await network.downloadFile({
      path: filePath(repository, published.revision, file),
      purpose: 'download',
      subject: `${repository}/${file}`,
      sizeBytes: published.sizeBytes,
      sha256: published.sha256,
      partPath: placing.partPath(id),
      targetPath,
      signal,
      onProgress(progress) {
        run.progress = progress;
        onChange();
      },
    });
    store.finish(id, await addModel(targetPath, published.sha256));
  }

  async function ask(
    { id, repository, file }: StoredDownload,
    signal: AbortSignal,
  ): Promise<Published> {
    const published = await hub.published(repository, file, signal);
    store.setPublished(id, published);
    return published;
  }

  function fail(id: string, error: unknown): void {
    if (!(error instanceof AppError)) log('downloads').error({ err: error }, 'unforeseen error');
    const { code, details } = error instanceof AppError ? error : new AppError('internal');
    keepProgress(id);
    if (outdating.includes(code)) store.forgetPublished(id);
    store.fail(id, { code, details });
  }

  function keepProgress(id: string): void {
    const progress = running.get(id)?.progress;
    if (progress && progress.phase !== 'checking') store.setDone(id, progress.doneBytes);
  }

  /** Ends the work; what was verified stays. */
  async function stop(id: string): Promise<void> {
    keepProgress(id);
    const run = running.get(id);
    run?.abort.abort();
    await run?.ended;
  }

  return {
    progress: (id: string): FileProgress | null => running.get(id)?.progress ?? null,
    isRunning: (id: string): boolean => running.has(id),
    fill,
    async pause(id: string): Promise<void> {
      store.pause(id);
      await stop(id);
      onChange();
    },
    async remove(id: string): Promise<void> {
      const { status } = store.get(id);
      if (status !== 'done') store.pause(id);
      await stop(id);
      store.remove(id);
      removePart(placing.partPath(id));
      onChange();
    },
    /** With Downloads on; off, everything that was going on is paused. */
    async setOpen(next: boolean): Promise<void> {
      isOpen = next;
      if (!next) {
        store.pauseAll();
        await Promise.all([...running.keys()].map(stop));
      }
      fill();
      onChange();
    },
    /** What runs is still queued, and goes on at the next start. */
    async close(): Promise<void> {
      isOpen = false;
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

function removePart(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.journal`, { force: true });
}
