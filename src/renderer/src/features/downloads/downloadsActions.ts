import { create } from 'zustand';
import { api } from '../../api.ts';
import { attempt } from '../../ui/toast.ts';
import { updateSettings, useSettings } from '../settings/settingsStore.ts';

type Wanted = { repository: string; file: string };

/** What was to be downloaded when Downloads turned out to be off; null when nothing is asked. */
type AskState = { wanted: Wanted | null };

export const useAsk = create<AskState>(() => ({ wanted: null }));

export function isDownloadsOn(): boolean {
  return useSettings.getState().settings?.areDownloadsOn ?? false;
}

export async function switchDownloads(areDownloadsOn: boolean): Promise<void> {
  await updateSettings({ areDownloadsOn });
}

/** Asks first when it means to go online. */
export async function download(wanted: Wanted): Promise<void> {
  if (isDownloadsOn()) await attempt(() => api.downloads.start(wanted));
  else useAsk.setState({ wanted });
}

export function closeAsk(): void {
  useAsk.setState({ wanted: null });
}

export async function confirmAsk(): Promise<void> {
  const { wanted } = useAsk.getState();
  closeAsk();
  await switchDownloads(true);
  if (wanted !== null) await download(wanted);
}

export function pauseDownload(id: string): void {
  void attempt(() => api.downloads.pause({ id }));
}

export function resumeDownload(id: string): void {
  void attempt(() => api.downloads.resume({ id }));
}

export function removeDownload(id: string): void {
  void attempt(() => api.downloads.remove({ id }));
}
