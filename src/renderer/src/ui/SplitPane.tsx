import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

type SplitPaneProps = {
  /** Names the divider. */
  label: string;
  /** Of the width, what the first pane takes: 0 to 1. */
  share: number;
  onResize: (share: number) => void;
  first: ReactNode;
  second: ReactNode;
};

const least = 0.25;
const most = 0.75;
const keyStep = 0.02;

/** Two panes side by side; the divider between them moves by pointer and by arrow keys. */
export function SplitPane({ label, share, onResize, first, second }: SplitPaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const resize = (next: number): void => onResize(Math.min(most, Math.max(least, next)));

  /** In right-to-left the first pane is at the right. */
  function isMirrored(): boolean {
    return frame.current !== null && getComputedStyle(frame.current).direction === 'rtl';
  }

  function startDrag(event: PointerEvent<HTMLElement>): void {
    const bounds = frame.current?.getBoundingClientRect();
    if (bounds === undefined) return;
    event.preventDefault();
    const divider: HTMLElement = event.currentTarget;
    const dragging = new AbortController();
    const { signal } = dragging;
    divider.setPointerCapture(event.pointerId);
    divider.addEventListener(
      'pointermove',
      ({ clientX }) => {
        const distance = isMirrored() ? bounds.right - clientX : clientX - bounds.left;
        resize(distance / bounds.width);
      },
      { signal },
    );
    divider.addEventListener('lostpointercapture', () => dragging.abort(), { signal });
  }

  function moveByKey(event: KeyboardEvent): void {
    const step = isMirrored() ? -keyStep : keyStep;
    const next = {
      ArrowLeft: share - step,
      ArrowRight: share + step,
      Home: least,
      End: most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  }

  return (
    <div ref={frame} className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-col" style={{ width: `${share * 100}%` }}>
        {first}
      </div>
      <div className="relative w-px shrink-0 bg-line">
        <div
          role="separator"
          aria-orientation="vertical"
          aria-label={label}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={least * 100}
          aria-valuemax={most * 100}
          tabIndex={0}
          onPointerDown={startDrag}
          onKeyDown={moveByKey}
          className="absolute inset-y-0 -start-1 z-10 w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:start-1 after:w-px after:transition-colors hover:after:bg-line-strong focus-visible:outline-none focus-visible:after:w-0.5 focus-visible:after:bg-focus"
        />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">{second}</div>
    </div>
  );
}
