import { Switch as BaseSwitch } from '@base-ui/react/switch';

type SwitchProps = {
  label: string;
  isOn: boolean;
  isDisabled?: boolean;
  /** The words stand beside the switch; otherwise they are for screen readers only. */
  isLabelShown?: boolean;
  onChange: (isOn: boolean) => void;
};

/** On or off, in force at once. */
export function Switch({
  label,
  isOn,
  isDisabled = false,
  isLabelShown = false,
  onChange,
}: SwitchProps) {
  const root = (
    <BaseSwitch.Root
      aria-label={label}
      checked={isOn}
      disabled={isDisabled}
      onCheckedChange={(next) => onChange(next)}
      className={
        'flex h-4.5 w-7.5 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors ' +
        'data-checked:border-accent data-checked:bg-accent data-disabled:opacity-45'
      }
    >
      <BaseSwitch.Thumb className="size-3 rounded-full bg-line-strong transition-transform data-checked:translate-x-3 data-checked:bg-on-accent rtl:data-checked:-translate-x-3" />
    </BaseSwitch.Root>
  );
  if (!isLabelShown) return root;
  return (
    <label className="flex items-center gap-2 text-small text-ink-2">
      {root}
      {label}
    </label>
  );
}
