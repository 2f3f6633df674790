import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';

type TooltipProps = {
  label: string;
  /** In tinykeys' notation. */
  shortcut?: string | null | undefined;
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start';
  /** One element that takes a ref and spreads its props. */
  children: ReactElement;
};

/** A hint under the pointer or the focus. It names nothing: the element has its own name. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="floats flex items-center gap-2 rounded-md px-2 py-1 text-status text-ink">
            {label}
            {shortcut && <Kbd keys={shortcut} />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

/** Around the whole app: tooltips after the first one open without the wait. */
export const TooltipProvider = BaseTooltip.Provider;
