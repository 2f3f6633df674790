import { useState } from 'react';
import { classNames } from './classNames.ts';

type NumberBoxProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** How the number is written while nobody types; as it is when absent. */
  format?: (value: number) => string;
  /** Said of what is no number; without it the former value comes back in silence. */
  explain?: string;
  isDisabled?: boolean;
  onCommit: (value: number) => void;
};

/** Holds what is being typed, and gives it on with Enter or when the focus leaves. */
export function NumberBox({
  label,
  value,
  min,
  max,
  step,
  format = String,
  explain,
  isDisabled = false,
  onCommit,
}: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = explain !== undefined && typed !== null && !isNumber(typed);

  function commit(): void {
    if (typed !== null && isNumber(typed)) {
      onCommit(rounded(Math.min(max, Math.max(min, numberFrom(typed))), step));
    }
    setTyped(null);
  }

  return (
    <span className="relative">
      <input
        aria-label={label}
        aria-invalid={isWrong}
        inputMode="decimal"
        disabled={isDisabled}
        value={typed ?? format(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isWrong) commit();
          if (event.key !== 'Escape' || typed === null) return;
          // The first Escape takes back what was typed; the next one closes what floats.
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
        }}
        className={classNames(
          'figures h-6 w-14 rounded-sm border bg-transparent px-1 text-end text-small text-ink disabled:opacity-60',
          isWrong ? 'border-red' : 'border-transparent hover:border-line focus:border-line-strong',
        )}
      />
      {isWrong && (
        <span
          role="alert"
          className="floats absolute end-0 top-7 z-10 w-max max-w-56 rounded-md px-2 py-1 text-status text-red-text"
        >
          {explain}
        </span>
      )}
    </span>
  );
}

function isNumber(typed: string): boolean {
  return typed.trim() !== '' && Number.isFinite(numberFrom(typed));
}

/** A comma for the point, and the minus sign as typographers set it. */
function numberFrom(typed: string): number {
  return Number(typed.trim().replace(',', '.').replace('−', '-'));
}

/** Steps such as 0.05 do not add up in floating point. */
export function rounded(value: number, step: number): number {
  const decimals = (String(step).split('.')[1] ?? '').length;
  return Number((Math.round(value / step) * step).toFixed(decimals));
}
