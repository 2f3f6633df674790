import { create } from 'zustand';
import type { StudioInfo } from '../../../../shared/api/studio.ts';
import { api } from '../../api.ts';
import { attempt } from '../../ui/toast.ts';

/** Facts that stay the same while the studio is open; null until asked for. */
type StudioState = { info: StudioInfo | null };

export const useStudio = create<StudioState>(() => ({ info: null }));

export async function fetchStudioInfo(): Promise<void> {
  const info = await attempt(() => api.studio.info());
  if (info !== null) useStudio.setState({ info });
}
