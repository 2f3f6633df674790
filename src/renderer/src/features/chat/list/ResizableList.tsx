import { useEffect, useState } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { updateSettings, useSettings } from '../../settings/settingsStore.ts';
import { ListPanel } from './ListPanel.tsx';

const usualWidth = 260;
const saveDelayMilliseconds = 300;

/** The list at the edge; its width is remembered once the divider rests. */
export function ResizableList() {
  const savedWidth = useSettings((state) => state.settings?.listWidth ?? usualWidth);
  const [draggedWidth, setDraggedWidth] = useState<number | null>(null);

  useEffect(() => {
    if (draggedWidth === null) return;
    const timer = setTimeout(() => {
      void updateSettings({ listWidth: draggedWidth }).then(() => setDraggedWidth(null));
    }, saveDelayMilliseconds);
    return () => clearTimeout(timer);
  }, [draggedWidth]);

  return (
    <SidePanel
      label={chatWords.list.label}
      role="navigation"
      side="start"
      width={draggedWidth ?? savedWidth}
      min={200}
      max={480}
      onResize={setDraggedWidth}
    >
      <ListPanel />
    </SidePanel>
  );
}
