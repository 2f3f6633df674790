import { useMediaQuery } from '../../ui/mediaQuery.ts';
import { updateSettings, useSettings } from '../settings/settingsStore.ts';
import { useChatStore } from './chatStore.ts';

/**
 * Wide windows hold list, transcript and inspector side by side. Below these widths a panel lies
 * over the transcript instead, and only while it was asked for.
 */
const roomForInspector = matchMedia('(min-width: 1120px)');
const roomForList = matchMedia('(min-width: 900px)');

type PanelName = 'list' | 'inspector';
/** `beside` and `over` are shown; `hidden` is one action away. */
type PanelPlace = 'beside' | 'over' | 'hidden';

export function usePanelPlace(panel: PanelName): PanelPlace {
  const hasRoom = useMediaQuery(panel === 'list' ? roomForList : roomForInspector);
  const isOver = useChatStore((state) => state.panelOver === panel);
  const isInspectorOpen = useSettings((state) => state.settings?.isInspectorOpen ?? true);
  if (!hasRoom) return isOver ? 'over' : 'hidden';
  return panel === 'list' || isInspectorOpen ? 'beside' : 'hidden';
}

export function togglePanel(panel: PanelName): void {
  if (panel === 'inspector' && roomForInspector.matches) {
    const isOpen = useSettings.getState().settings?.isInspectorOpen ?? true;
    void updateSettings({ isInspectorOpen: !isOpen });
    return;
  }
  useChatStore.setState((state) => ({ panelOver: state.panelOver === panel ? null : panel }));
}

/** The list beside or over: in sight after this, whatever the width. */
export function showList(): void {
  if (!roomForList.matches) useChatStore.setState({ panelOver: 'list' });
}

export function hidePanelOver(): void {
  useChatStore.setState({ panelOver: null });
}
