import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

type PopoverProps = {
  /** A button that takes a ref and spreads its props. */
  trigger: ReactElement;
  title: string;
  isTitleHidden?: boolean;
  side?: 'top' | 'bottom';
  align?: 'start' | 'center' | 'end';
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
};

/** A small panel that floats from its button; Escape and a click outside close it. */
export function Popover({
  trigger,
  title,
  isTitleHidden = false,
  side = 'bottom',
  align = 'start',
  isOpen,
  onOpenChange,
  children,
}: PopoverProps) {
  return (
    <BasePopover.Root
      {...(isOpen !== undefined && { open: isOpen })}
      onOpenChange={(open) => onOpenChange?.(open)}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <BasePopover.Popup
            data-popup
            className="floats max-h-(--available-height) w-80 overflow-y-auto p-4"
          >
            <BasePopover.Title className={isTitleHidden ? 'sr-only' : 'mb-2 text-ui font-semibold'}>
              {title}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
