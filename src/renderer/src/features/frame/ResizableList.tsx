import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { updateSettings, useSettings } from '../settings/settingsStore.ts';

const usualWidth = 260;
const saveDelayMilliseconds = 300;

/** A workspace's list at the edge; its width is remembered once the divider rests. */
export function ResizableList({ label, children }: { label: string; children: ReactNode }) {
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
      label={label}
      role="navigation"
      side="start"
      width={draggedWidth ?? savedWidth}
      min={200}
      max={480}
      onResize={setDraggedWidth}
    >
      {children}
    </SidePanel>
  );
}
