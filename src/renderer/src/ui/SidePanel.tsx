import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { classNames } from './classNames.ts';

type SidePanelProps = {
  /** Names the panel and its divider. */
  label: string;
  side: 'start' | 'end';
  width: number;
  min: number;
  max: number;
  onResize: (width: number) => void;
  /** Landmark: a list of things is a navigation, facts about one thing are complementary. */
  role?: 'navigation' | 'complementary';
  className?: string;
  children: ReactNode;
};

const keyStep = 16;

/** A panel at the edge whose divider moves by pointer and by arrow keys. */
export function SidePanel({
  label,
  side,
  width,
  min,
  max,
  onResize,
  role = 'complementary',
  className,
  children,
}: SidePanelProps) {
  const clamp = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));

  /** Towards the right the panel at the left edge grows; in right-to-left the edges swap. */
  function growth(element: Element): 1 | -1 {
    const isAtLeft = (side === 'start') === (getComputedStyle(element).direction === 'ltr');
    return isAtLeft ? 1 : -1;
  }

  function startDrag(event: PointerEvent<HTMLElement>): void {
    event.preventDefault();
    const divider: HTMLElement = event.currentTarget;
    const startX = event.clientX;
    const sign = growth(divider);
    const dragging = new AbortController();
    const { signal } = dragging;
    divider.setPointerCapture(event.pointerId);
    divider.addEventListener(
      'pointermove',
      (move) => onResize(clamp(width + sign * (move.clientX - startX))),
      { signal },
    );
    divider.addEventListener('lostpointercapture', () => dragging.abort(), { signal });
  }

  function moveByKey(event: KeyboardEvent<HTMLElement>): void {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    onResize(clamp(width + direction * growth(event.currentTarget) * keyStep));
  }

  return (
    <div
      role={role}
      aria-label={label}
      style={{ width }}
      className={classNames(
        'relative flex h-full shrink-0 flex-col',
        side === 'start' ? 'border-e border-line' : 'border-s border-line',
        className,
      )}
    >
      {children}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={startDrag}
        onKeyDown={moveByKey}
        className={classNames(
          'absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none',
          'hover:after:bg-line-strong focus-visible:after:bg-focus focus-visible:outline-none',
          'after:absolute after:inset-y-0 after:start-1/2 after:w-px after:transition-colors',
          side === 'start' ? '-end-1' : '-start-1',
        )}
      />
    </div>
  );
}
