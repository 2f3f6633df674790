import { create } from 'zustand';
import type { Settings } from '../../../../shared/api/settings.ts';
import { api, watch } from '../../api.ts';
import { attempt, showError } from '../../ui/toast.ts';
import { applyTheme } from './theme.ts';

/** The settings as the core has them; null until they first arrived. */
type SettingsState = { settings: Settings | null };

export const useSettings = create<SettingsState>(() => ({ settings: null }));

export function watchSettings(): () => void {
  return watch({
    open: (signal) => api.settings.watch(undefined, { signal }),
    onEvent: setSettings,
    onError: showError,
  });
}

/** Shows the change at once; the core's answer, or its next event, has the last word. */
export async function updateSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  if (before === null) return;
  setSettings({ ...before, ...change });
  const saved = await attempt(() => api.settings.update(change));
  setSettings(saved ?? before);
}

function setSettings(settings: Settings): void {
  useSettings.setState({ settings });
  applyTheme(settings.theme);
}
