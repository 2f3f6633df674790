import type { DownloadState } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { formatBytes, formatTimeLeft } from '../../messages/numbers.ts';

const texts = downloads.rows;

/** How a download stands: while it receives, its speed and the time left. */
export function stateWords(state: DownloadState): string {
  switch (state.status) {
    case 'queued':
      return texts.queued;
    case 'paused':
      return texts.paused;
    case 'failed':
      return texts.failed;
    case 'done':
      return state.modelId === null ? texts.gone : texts.done;
    case 'running':
      return [texts.phases[state.phase], speed(state), timeLeft(state)].filter(Boolean).join(' · ');
  }
}

type Running = Extract<DownloadState, { status: 'running' }>;

function speed({ phase, bytesPerSecond }: Running): string | null {
  if (phase !== 'receiving' || bytesPerSecond === null) return null;
  return texts.speed(formatBytes(bytesPerSecond));
}

function timeLeft({ phase, secondsLeft }: Running): string | null {
  if (phase !== 'receiving' || secondsLeft === null) return null;
  return formatTimeLeft(secondsLeft);
}
