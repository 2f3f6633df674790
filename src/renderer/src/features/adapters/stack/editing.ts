import type { Stack } from '../../../../../shared/api/stack.ts';

const usualStrength = 1;

/** Sets a strength; an adapter that was not in the stack comes last. */
export function withStrength(stack: Stack, adapterId: string, strength: number): Stack {
  const isThere = stack.some((entry) => entry.adapterId === adapterId);
  if (!isThere) return [...stack, { adapterId, strength }];
  return stack.map((entry) => (entry.adapterId === adapterId ? { adapterId, strength } : entry));
}

export function withAdapter(stack: Stack, adapterId: string): Stack {
  return withStrength(stack, adapterId, usualStrength);
}

export function withoutAdapter(stack: Stack, adapterId: string): Stack {
  return stack.filter((entry) => entry.adapterId !== adapterId);
}

/** One place earlier or later; at the ends nothing changes. */
export function moved(stack: Stack, adapterId: string, step: 1 | -1): Stack {
  const from = stack.findIndex((entry) => entry.adapterId === adapterId);
  const entry = stack[from];
  const to = from + step;
  if (entry === undefined || to < 0 || to >= stack.length) return stack;
  return stack.toSpliced(from, 1).toSpliced(to, 0, entry);
}

/** The same adapters with the same strengths; the order makes no difference to what they do. */
export function isSameStack(one: Stack, other: Stack): boolean {
  return (
    one.length === other.length &&
    one.every((entry) =>
      other.some(
        ({ adapterId, strength }) => adapterId === entry.adapterId && strength === entry.strength,
      ),
    )
  );
}
