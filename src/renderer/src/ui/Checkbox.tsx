import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

type CheckboxProps = {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  /** What is chosen; a click on it is one on the box. */
  children: ReactNode;
};

/** One of several things to choose; in force once the choice is confirmed. */
export function Checkbox({ isChecked, onChange, children }: CheckboxProps) {
  return (
    <label className="flex items-start gap-2.5">
      <BaseCheckbox.Root
        checked={isChecked}
        onCheckedChange={(next) => onChange(next)}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-canvas transition-colors data-checked:border-accent data-checked:bg-accent"
      >
        <BaseCheckbox.Indicator className="text-on-accent">
          <Check size={12} strokeWidth={3} aria-hidden className="block" />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {children}
    </label>
  );
}
