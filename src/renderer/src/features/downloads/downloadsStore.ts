import { create } from 'zustand';
import type { CatalogueEntry, Download, DownloadsView } from '../../../../shared/api/downloads.ts';
import { api, watch } from '../../api.ts';
import { attempt, showError } from '../../ui/toast.ts';

/** Downloads as the core has them, and the list that comes with Alcove; null until they arrived. */
type DownloadsState = { view: DownloadsView | null; catalogue: CatalogueEntry[] | null };

export const useDownloads = create<DownloadsState>(() => ({ view: null, catalogue: null }));

export function watchDownloads(): () => void {
  return watch({
    open: (signal) => api.downloads.watch(undefined, { signal }),
    onEvent: (view) => useDownloads.setState({ view }),
    onError: showError,
  });
}

export async function fetchCatalogue(): Promise<void> {
  if (useDownloads.getState().catalogue !== null) return;
  const catalogue = await attempt(() => api.downloads.catalogue());
  if (catalogue !== null) useDownloads.setState({ catalogue });
}

const none: Download[] = [];

export function useDownloadList(): Download[] {
  return useDownloads((state) => state.view?.downloads ?? none);
}

/** The download of a file, however far it is. */
export function useDownloadOf(repository: string, file: string): Download | undefined {
  return useDownloads((state) =>
    state.view?.downloads.find((each) => each.repository === repository && each.file === file),
  );
}

export function useIsOnline(): boolean {
  return useDownloads((state) => (state.view?.openConnections ?? 0) > 0);
}
