import type { ErrorDetails } from '../../../shared/errors.ts';

/** What happened, why (null when the title says it), what to do. */
export type ErrorDescription = { title: string; why: string | null; whatToDo: string | null };

/** The words for one code, from its facts. */
export type Describe = (details: ErrorDetails) => ErrorDescription;

export type Detail = ErrorDetails[string] | undefined;

export function text(value: Detail): string {
  return value === undefined || value === null ? 'it' : String(value);
}

export function optional(value: Detail): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}

export function joined(first: string, second: Detail): string {
  return [first, optional(second)].filter(Boolean).join(' ');
}

/** A file by its name, at the beginning of a title. */
export function named(name: Detail): string {
  // Text that was pasted has no name.
  if (name === '') return 'The text';
  return name === undefined || name === null ? 'The file' : `“${String(name)}”`;
}
