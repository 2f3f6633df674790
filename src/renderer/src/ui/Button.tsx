import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  /** A 16 px stroke icon before the words. */
  icon?: ReactNode;
};

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
  secondary:
    'border border-line-strong bg-canvas text-ink hover:not-disabled:bg-hover active:not-disabled:bg-pressed',
  quiet:
    'text-ink-2 hover:not-disabled:bg-hover hover:not-disabled:text-ink data-popup-open:bg-hover',
  danger: 'bg-red text-on-red hover:not-disabled:bg-red-hover',
};

const sizes = {
  small: 'h-7 px-2.5 text-small',
  medium: 'h-8 px-3 text-ui',
};

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
        'transition-colors disabled:opacity-45',
        variants[variant],
        sizes[size],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
