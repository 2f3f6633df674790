import { Progress } from '@base-ui/react/progress';
import { classNames } from './classNames.ts';

type ProgressBarProps = {
  /** Accessible name: what is going on. */
  label: string;
  /** 0 to 1; null while the length is unknown. */
  fraction: number | null;
  className?: string;
};

/** A hairline bar. The words about it stand beside it, not in it. */
export function ProgressBar({ label, fraction, className }: ProgressBarProps) {
  return (
    <Progress.Root
      aria-label={label}
      value={fraction === null ? null : Math.round(fraction * 100)}
      className={classNames('w-full', className)}
    >
      <Progress.Track className="h-1 overflow-hidden rounded-full bg-line-strong/35">
        <Progress.Indicator
          className={classNames(
            'h-full rounded-full bg-accent transition-[width]',
            fraction === null && 'w-1/3 animate-pulse',
          )}
        />
      </Progress.Track>
    </Progress.Root>
  );
}
