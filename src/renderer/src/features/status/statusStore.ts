import { create } from 'zustand';
import type { PromptMeasure, ReplyFigures } from '../../../../shared/api/chat.ts';
import type { ForegroundTask, StudioStatus } from '../../../../shared/api/studio.ts';
import { api, watch } from '../../api.ts';
import { showError } from '../../ui/toast.ts';

/** What the status bar shows about the workspace in front. Null: nothing to show. */
export type WorkspaceFigures = {
  context: PromptMeasure | null;
  lastReply: ReplyFigures | null;
};

type StatusState = WorkspaceFigures & { memory: StudioStatus | null };

export const useStatus = create<StatusState>(() => ({
  memory: null,
  context: null,
  lastReply: null,
}));

/** What waits for the model waits for this. */
export function useForeground(): ForegroundTask | null {
  return useStatus((state) => state.memory?.foreground ?? null);
}

/** Called by a workspace whenever one of its figures changes. */
export function publishFigures(figures: Partial<WorkspaceFigures>): void {
  useStatus.setState(figures);
}

export function watchStatus(): () => void {
  return watch({
    open: (signal) => api.studio.watchStatus(undefined, { signal }),
    onEvent: (memory) => useStatus.setState({ memory }),
    onError: showError,
  });
}
