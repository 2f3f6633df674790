import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';

type FieldTexts = {
  label: string;
  /** The label stays for screen readers only. */
  isLabelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong with the value, and what to do; null when nothing is. */
  error?: ReactNode;
};

const control =
  'w-full rounded-md border border-line-strong bg-canvas px-2.5 text-ui text-ink placeholder:text-ink-3 ' +
  'hover:not-disabled:border-line-strong focus:border-focus focus:outline-1 focus:-outline-offset-1 focus:outline-focus ' +
  'disabled:opacity-60 data-invalid:border-red';

/** A label, one control, and the words under it, tied together for screen readers. */
export function LabelledField({
  label,
  isLabelHidden = false,
  description,
  error,
  className,
  children,
}: FieldTexts & { className?: string | undefined; children: ReactNode }) {
  return (
    <Field.Root
      invalid={Boolean(error)}
      className={classNames('flex min-w-0 flex-col gap-1', className)}
    >
      <Field.Label className={isLabelHidden ? 'sr-only' : 'text-small font-medium text-ink-2'}>
        {label}
      </Field.Label>
      {children}
      {description && !error && (
        <Field.Description className="text-small text-ink-3">{description}</Field.Description>
      )}
      {/* Said when it comes: the focus may well be in the field already. */}
      <Field.Error match={Boolean(error)} role="alert" className="text-small text-red-text">
        {error}
      </Field.Error>
    </Field.Root>
  );
}

export type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'defaultValue' | 'children'> & {
    value: string;
    onChange: (value: string) => void;
  };

export function TextField({
  label,
  isLabelHidden,
  description,
  error,
  className,
  onChange,
  ...rest
}: TextFieldProps) {
  return (
    <LabelledField
      label={label}
      isLabelHidden={isLabelHidden ?? false}
      description={description}
      error={error}
      className={className}
    >
      <Field.Control
        className={classNames(control, 'h-8')}
        onValueChange={(value) => onChange(value)}
        {...rest}
      />
    </LabelledField>
  );
}

export type TextAreaProps = FieldTexts &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'defaultValue' | 'children'> & {
    value: string;
    onChange: (value: string) => void;
  };

export function TextArea({
  label,
  isLabelHidden,
  description,
  error,
  className,
  onChange,
  value,
  ...rest
}: TextAreaProps) {
  return (
    <LabelledField
      label={label}
      isLabelHidden={isLabelHidden ?? false}
      description={description}
      error={error}
      className={className}
    >
      <Field.Control
        value={value}
        onValueChange={(next) => onChange(next)}
        render={
          <textarea
            rows={4}
            dir="auto"
            className={classNames(control, 'field-sizing-content min-h-20 resize-y py-1.5')}
            {...rest}
          />
        }
      />
    </LabelledField>
  );
}
