import { Slider as BaseSlider } from '@base-ui/react/slider';
import { useState } from 'react';

type SliderProps = {
  label: string;
  description?: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
};

/** A slider with its number beside it; the number can be typed. */
export function Slider({ label, description, value, min, max, step, onChange }: SliderProps) {
  return (
    <BaseSlider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      onValueChange={(next) => onChange(rounded(next, step))}
      className="flex flex-col gap-1"
    >
      <div className="flex items-center justify-between gap-2">
        <BaseSlider.Label className="text-small font-medium text-ink-2">{label}</BaseSlider.Label>
        <NumberBox
          label={label}
          value={value}
          onCommit={(typed) => onChange(rounded(Math.min(max, Math.max(min, typed)), step))}
        />
      </div>
      <BaseSlider.Control className="flex h-5 touch-none items-center select-none">
        <BaseSlider.Track className="h-1 w-full rounded-full bg-pressed">
          <BaseSlider.Indicator className="rounded-full bg-accent" />
          <BaseSlider.Thumb className="size-3.5 rounded-full border-2 border-accent bg-canvas has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus" />
        </BaseSlider.Track>
      </BaseSlider.Control>
      {description && <p className="text-small text-ink-3">{description}</p>}
    </BaseSlider.Root>
  );
}

type NumberBoxProps = { label: string; value: number; onCommit: (value: number) => void };

/** Holds what is being typed, and gives it on with Enter or when the focus leaves. */
function NumberBox({ label, value, onCommit }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function commit(): void {
    const number = Number(typed?.replace(',', '.'));
    if (typed !== null && typed.trim() !== '' && Number.isFinite(number)) onCommit(number);
    setTyped(null);
  }

  return (
    <input
      aria-label={label}
      inputMode="decimal"
      value={typed ?? String(value)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      className="figures h-6 w-14 rounded-sm border border-transparent bg-transparent px-1 text-end text-small text-ink hover:border-line focus:border-line-strong"
    />
  );
}

/** Steps such as 0.05 do not add up in floating point. */
function rounded(value: number, step: number): number {
  const decimals = (String(step).split('.')[1] ?? '').length;
  return Number((Math.round(value / step) * step).toFixed(decimals));
}
