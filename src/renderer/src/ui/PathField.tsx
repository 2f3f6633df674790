import type { RefObject } from 'react';
import type { ErrorReport } from '../../../shared/api/common.ts';
import { describeError } from '../messages/errors.ts';
import { TextField } from './TextField.tsx';

type PathFieldProps = {
  ref?: RefObject<HTMLInputElement | null>;
  label: string;
  value: string;
  onChange: (path: string) => void;
  /** A path as it would be on this system. */
  placeholders: { windows: string; others: string };
  description: string | null;
  error: ErrorReport | null;
};

const isWindows = /win/i.test(navigator.platform);

/** Asks for the place of a file on this computer, and says what is wrong with it. */
export function PathField({ placeholders, error, ...field }: PathFieldProps) {
  return (
    <TextField
      {...field}
      placeholder={isWindows ? placeholders.windows : placeholders.others}
      error={error !== null && <ErrorWords error={error} />}
      spellCheck={false}
      autoComplete="off"
      dir="ltr"
      className="flex-1"
    />
  );
}

export function ErrorWords({ error }: { error: ErrorReport }) {
  const { title, why, whatToDo } = describeError(error);
  return (
    <>
      <strong className="font-medium">{title}.</strong> {why} {whatToDo}
    </>
  );
}
