import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { classNames } from './classNames.ts';

type FileDropAreaProps = {
  /** Shown over the area while files are held above it. */
  label: string;
  onDrop: (files: File[]) => void;
  className?: string;
  children: ReactNode;
};

/** An area of the window on which files may be dropped anywhere. */
export function FileDropArea({ label, onDrop, className, children }: FileDropAreaProps) {
  const [isTarget, setIsTarget] = useState(false);

  function acceptDrop(event: DragEvent): void {
    setIsTarget(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onDrop(files);
  }

  return (
    <div
      className={classNames('relative', className)}
      onDragEnter={(event) => setIsTarget(event.dataTransfer.types.includes('Files'))}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event;
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsTarget(false);
      }}
      onDrop={acceptDrop}
    >
      {children}
      {isTarget && (
        <div className="pointer-events-none absolute inset-3 z-10 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-canvas/90 text-title font-medium text-accent-text">
          {label}
        </div>
      )}
    </div>
  );
}
