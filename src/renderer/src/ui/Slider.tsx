import { Slider as BaseSlider } from '@base-ui/react/slider';
import { NumberBox, rounded } from './NumberBox.tsx';

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
          min={min}
          max={max}
          step={step}
          onCommit={onChange}
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
