import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';

type MenuProps = {
  /** A button that takes a ref and spreads its props: `Button`, `IconButton`. */
  trigger: ReactElement;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  children: ReactNode;
};

export function Menu({ trigger, align = 'end', side = 'bottom', children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner align={align} side={side} sideOffset={4} className="z-50 outline-none">
          <BaseMenu.Popup data-popup className="floats min-w-48 p-1 outline-none">
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

type MenuItemProps = {
  icon?: LucideIcon;
  shortcut?: string | null;
  isDisabled?: boolean;
  isDangerous?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuItem({
  icon: Icon,
  shortcut,
  isDisabled = false,
  isDangerous = false,
  onSelect,
  children,
}: MenuItemProps) {
  return (
    <BaseMenu.Item
      disabled={isDisabled}
      onClick={onSelect}
      className={classNames(
        'flex h-7 cursor-default items-center gap-2 rounded-md ps-2 pe-2.5 text-ui outline-none select-none',
        'data-disabled:opacity-45 data-highlighted:bg-highlight',
        isDangerous && 'text-red-text',
      )}
    >
      {Icon && (
        <Icon size={16} strokeWidth={1.75} aria-hidden className="text-current opacity-75" />
      )}
      <span className="flex-1 pe-4">{children}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </BaseMenu.Item>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
