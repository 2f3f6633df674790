import type { Fit } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { formatBytes } from '../../messages/numbers.ts';
import { classNames } from '../../ui/classNames.ts';

const texts = models.fit;

/** How full the free memory would be, one colour for each part that fills it. */
export function FitBar({ fit, isSmall = false }: { fit: Fit; isSmall?: boolean }) {
  const { weights, cache, compute, engine, adapters, total } = fit.memory;
  const scale = Math.max(total, fit.freeBytes, 1);
  const tone = fit.verdict === 'too-large' ? 'bg-red' : null;
  const parts = [
    { name: 'weights', bytes: weights, colour: tone ?? 'bg-accent' },
    { name: 'cache', bytes: cache, colour: tone ?? 'bg-accent/65' },
    { name: 'adapters', bytes: adapters, colour: tone ?? 'bg-accent/50' },
    { name: 'compute', bytes: compute + engine, colour: tone ?? 'bg-accent/35' },
  ];
  return (
    <div
      role="img"
      aria-label={texts.bar(formatBytes(total), formatBytes(fit.freeBytes))}
      className={classNames(
        'flex gap-px overflow-hidden rounded-full bg-pressed',
        isSmall ? 'h-1.5 w-16' : 'h-2.5 w-full',
      )}
    >
      {parts.map(({ name, bytes, colour }) => (
        <span key={name} className={colour} style={{ width: `${(100 * bytes) / scale}%` }} />
      ))}
    </div>
  );
}

const dots: Record<Fit['verdict'], string> = {
  fits: 'text-ink-2',
  tight: 'text-amber-text',
  'too-large': 'text-red-text',
};

export function FitVerdict({ fit }: { fit: Fit }) {
  return (
    <span className={classNames('whitespace-nowrap', dots[fit.verdict])}>
      {texts.verdicts[fit.verdict]}
    </span>
  );
}
