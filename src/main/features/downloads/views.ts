import { basename } from 'node:path';
import type { Download, DownloadState } from '../../../shared/api/downloads.ts';
import type { FileProgress } from '../../network.ts';
import type { StoredDownload } from './downloadStore.ts';

type Live = { isRunning: boolean; progress: FileProgress | null };

export function toDownload(download: StoredDownload, live: Live): Download {
  return {
    id: download.id,
    repository: download.repository,
    file: download.file,
    name: basename(download.target),
    sizeBytes: download.published?.sizeBytes ?? null,
    doneBytes: doneBytes(download, live),
    state: state(download, live),
  };
}

function doneBytes(
  { status, published, doneBytes: kept }: StoredDownload,
  { progress }: Live,
): number {
  if (status === 'done') return published?.sizeBytes ?? kept;
  return progress?.doneBytes ?? kept;
}

function state(
  { status, error, modelId }: StoredDownload,
  { isRunning, progress }: Live,
): DownloadState {
  switch (status) {
    case 'queued':
      return isRunning ? running(progress) : { status };
    case 'failed':
      return { status, error: error ?? { code: 'internal', details: {} } };
    case 'done':
      return { status, modelId };
    case 'paused':
      return { status };
  }
}

function running(progress: FileProgress | null): DownloadState {
  return {
    status: 'running',
    phase: progress?.phase ?? 'connecting',
    bytesPerSecond: progress?.bytesPerSecond ?? null,
    secondsLeft: progress?.secondsLeft ?? null,
  };
}
