import { useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';

type WholeNumberFieldProps = {
  label: string;
  description: string;
  /** What an empty field means. */
  placeholder: string;
  value: number | null;
  min: number;
  max: number;
  onChange: (value: number | null) => void;
};

/** A number that may be absent. What is typed counts when the field is left, or with Enter. */
export function WholeNumberField({ value, min, max, onChange, ...texts }: WholeNumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function commit(): void {
    setTyped(null);
    if (typed === null) return;
    const digits = typed.replaceAll(/[\s,.]/g, '');
    if (digits === '') onChange(null);
    else if (/^\d+$/.test(digits)) onChange(Math.min(max, Math.max(min, Number(digits))));
  }

  return (
    <TextField
      {...texts}
      inputMode="numeric"
      value={typed ?? (value === null ? '' : String(value))}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
