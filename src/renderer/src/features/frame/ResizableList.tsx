import type { ReactNode } from 'react';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { updateSettings, useSettings } from '../settings/settingsStore.ts';
import { useDragged } from '../settings/useDragged.ts';

const usualWidth = 260;

/** A workspace's list at the edge; its width is remembered once the divider rests. */
export function ResizableList({ label, children }: { label: string; children: ReactNode }) {
  const savedWidth = useSettings((state) => state.settings?.listWidth ?? usualWidth);
  const [width, drag] = useDragged(savedWidth, saveWidth);
  return (
    <SidePanel
      label={label}
      role="navigation"
      side="start"
      width={width}
      min={200}
      max={480}
      onResize={drag}
    >
      {children}
    </SidePanel>
  );
}

function saveWidth(listWidth: number): Promise<void> {
  return updateSettings({ listWidth });
}
