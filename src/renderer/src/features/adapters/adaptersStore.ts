import { create } from 'zustand';
import type { AdapterEntry, NamedStack, RackView } from '../../../../shared/api/adapters.ts';
import { api, watch } from '../../api.ts';
import { showError } from '../../ui/toast.ts';
import type { StackTarget } from './stack/targets.ts';

export type AdaptersPage = 'rack' | 'compare' | 'batch';

type AdaptersState = {
  /** The rack as the core has it; null until it first arrived. */
  rack: RackView | null;
  page: AdaptersPage;
  /** Whose stack the switches and sliders of the rack change. */
  target: StackTarget;
  /** The adapter whose details are shown. */
  selectedId: string | null;
};

export const useAdapters = create<AdaptersState>(() => ({
  rack: null,
  page: 'rack',
  target: { kind: 'chat' },
  selectedId: null,
}));

export function watchAdapters(): () => void {
  return watch({
    open: (signal) => api.adapters.watch(undefined, { signal }),
    onEvent: (rack) => useAdapters.setState({ rack }),
    onError: showError,
  });
}

const noAdapters: AdapterEntry[] = [];
const noStacks: NamedStack[] = [];

export function useRack(): AdapterEntry[] {
  return useAdapters((state) => state.rack?.adapters ?? noAdapters);
}

export function useNamedStacks(): NamedStack[] {
  return useAdapters((state) => state.rack?.stacks ?? noStacks);
}

export function findAdapter(id: string): AdapterEntry | undefined {
  return useAdapters.getState().rack?.adapters.find((adapter) => adapter.id === id);
}
