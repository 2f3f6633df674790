import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  icon: LucideIcon;
  /** The accessible name, and the tooltip. */
  label: string;
  shortcut?: string | null | undefined;
  size?: 'small' | 'medium';
  tooltipSide?: 'top' | 'bottom' | 'inline-end' | 'inline-start';
};

const sizes = { small: 'size-6', medium: 'size-7' };

/** A square button with an icon. For a toggle give `aria-pressed`. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'medium',
  tooltipSide,
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={label}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors select-none',
        'hover:not-disabled:bg-hover hover:not-disabled:text-ink active:not-disabled:bg-pressed',
        'disabled:opacity-45 aria-pressed:text-accent-text data-popup-open:bg-hover data-popup-open:text-ink',
        sizes[size],
        className,
      )}
      {...rest}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
  return (
    <Tooltip label={label} shortcut={shortcut} {...(tooltipSide && { side: tooltipSide })}>
      {button}
    </Tooltip>
  );
}
