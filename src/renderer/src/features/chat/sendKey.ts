import type { KeyboardEvent } from 'react';
import { useSettings } from '../settings/settingsStore.ts';

/** Whether a key press sends, by the setting: Enter alone, or Ctrl/Cmd+Enter. */
export function useSendKey(): (event: KeyboardEvent) => boolean {
  const sendKey = useSettings((state) => state.settings?.sendKey ?? 'enter');
  return (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
    const hasModifier = event.ctrlKey || event.metaKey;
    return sendKey === 'enter' ? true : hasModifier;
  };
}
