import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactNode } from 'react';

type SwitchProps = {
  label: string;
  description?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
};

export function Switch({ label, description, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <label className="flex items-start justify-between gap-3">
      <span>
        <span className="block text-small font-medium text-ink-2">{label}</span>
        {description && <span className="block text-small text-ink-3">{description}</span>}
      </span>
      <BaseSwitch.Root
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={(checked) => onChange(checked)}
        className="mt-0.5 flex h-4.5 w-8 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-45"
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-raised transition-transform data-checked:translate-x-3.5 rtl:data-checked:-translate-x-3.5 dark:bg-ink" />
      </BaseSwitch.Root>
    </label>
  );
}
