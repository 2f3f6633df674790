import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { classNames } from './classNames.ts';
import { LabelledField } from './TextField.tsx';

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  description?: string;
};

type SelectProps<Value extends string> = {
  label: string;
  isLabelHidden?: boolean;
  description?: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  isDisabled?: boolean;
  className?: string;
};

export function Select<Value extends string>({
  label,
  isLabelHidden = false,
  description,
  value,
  options,
  onChange,
  isDisabled = false,
  className,
}: SelectProps<Value>) {
  return (
    <LabelledField
      label={label}
      isLabelHidden={isLabelHidden}
      description={description}
      className={className}
    >
      <BaseSelect.Root
        items={options}
        value={value}
        disabled={isDisabled}
        onValueChange={(next) => next !== null && onChange(next)}
      >
        <BaseSelect.Trigger
          className={classNames(
            'flex h-8 w-full items-center justify-between gap-2 rounded-md border border-line-strong bg-canvas ps-2.5 pe-2',
            'text-start text-ui hover:not-data-disabled:border-line-strong data-disabled:opacity-45',
          )}
        >
          <BaseSelect.Value className="truncate" />
          <BaseSelect.Icon className="text-ink-3">
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner
            sideOffset={4}
            alignItemWithTrigger={false}
            className="z-50 outline-none"
          >
            <BaseSelect.Popup
              data-popup
              className="floats max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1"
            >
              {options.map((option) => (
                <Option key={option.value} option={option} />
              ))}
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </LabelledField>
  );
}

function Option<Value extends string>({ option }: { option: SelectOption<Value> }) {
  return (
    <BaseSelect.Item
      value={option.value}
      className="grid max-w-80 cursor-default grid-cols-[16px_1fr] items-start gap-x-2 rounded-md py-1.5 ps-2 pe-3 text-ui outline-none data-highlighted:bg-highlight"
    >
      <BaseSelect.ItemIndicator className="pt-0.5 text-accent-text">
        <Check size={16} strokeWidth={2} aria-hidden />
      </BaseSelect.ItemIndicator>
      <span className="col-start-2">
        <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
        {option.description && (
          <span className="block text-small text-ink-3">{option.description}</span>
        )}
      </span>
    </BaseSelect.Item>
  );
}
