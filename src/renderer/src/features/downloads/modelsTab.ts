import { create } from 'zustand';
import { showWorkspace } from '../frame/frameStore.ts';

export type ModelsTab = 'library' | 'sources' | 'get';

/** Which side of the Models workspace is in front. */
export const useModelsTab = create<{ tab: ModelsTab }>(() => ({ tab: 'library' }));

export function showModelsTab(tab: ModelsTab): void {
  showWorkspace('models');
  useModelsTab.setState({ tab });
}
