import { Slider } from '@base-ui/react/slider';
import { useState } from 'react';
import { adapterWords } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { NumberBox, rounded } from '../../../ui/NumberBox.tsx';
import { formatStrength, maxStrength, minStrength, strengthStep } from './strength.ts';

type StrengthSliderProps = {
  /** Whose strength it is, for the accessible name. */
  name: string;
  value: number;
  isDisabled?: boolean;
  /** Resolves when the core has it; until then the new value is shown. */
  onChange: (strength: number) => Promise<unknown>;
};

/** From −2 to 2 with 0 in the middle. Told to the core when it is let go, not on the way. */
export function StrengthSlider({ name, value, isDisabled = false, onChange }: StrengthSliderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? value;
  const label = adapterWords.strengthOf(name);

  async function commit(strength: number): Promise<void> {
    setDragged(strength);
    if (strength !== value) await onChange(strength);
    setDragged(null);
  }

  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <Slider.Root
        value={shown}
        min={minStrength}
        max={maxStrength}
        step={strengthStep}
        disabled={isDisabled}
        onValueChange={(next) => setDragged(rounded(next, strengthStep))}
        onValueCommitted={(next) => void commit(rounded(next, strengthStep))}
        className="min-w-20 flex-1 data-disabled:opacity-45"
      >
        <Slider.Control className="flex h-6 touch-none items-center select-none">
          <Slider.Track className="relative h-1 w-full rounded-full bg-pressed">
            <Fill strength={shown} />
            <Slider.Thumb
              getAriaLabel={() => label}
              getAriaValueText={(_, strength) => formatStrength(strength)}
              className={classNames(
                'size-3.5 rounded-full border-2 bg-canvas has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
                shown === 0 ? 'border-line-strong' : 'border-accent',
              )}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <NumberBox
        label={label}
        value={shown}
        min={minStrength}
        max={maxStrength}
        step={0.01}
        format={formatStrength}
        explain={adapterWords.strengthHint}
        isDisabled={isDisabled}
        onCommit={(typed) => void commit(typed)}
      />
    </div>
  );
}

/** Drawn from 0, which is the middle, with a mark there: nothing is what an adapter off does. */
function Fill({ strength }: { strength: number }) {
  const range = maxStrength - minStrength;
  const start = ((Math.min(0, strength) - minStrength) / range) * 100;
  const width = (Math.abs(strength) / range) * 100;
  return (
    <>
      <span aria-hidden className="absolute -inset-y-0.5 start-1/2 w-px bg-line-strong" />
      <span
        aria-hidden
        style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
        className="absolute inset-y-0 rounded-full bg-accent"
      />
    </>
  );
}
