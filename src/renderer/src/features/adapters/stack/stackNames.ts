import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack, UsedStack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { formatStrength } from './strength.ts';

/** As the core takes it, in characters. */
export const longestStackName = 120;

/** `formal 1.0 + legal 0.5`, in one line; the bare model says so. */
export function stackLine(stack: Stack, rack: readonly AdapterEntry[]): string {
  const named = stack.map((entry) => ({
    ...entry,
    name: rack.find(({ id }) => id === entry.adapterId)?.name ?? adapterWords.chips.gone,
  }));
  return namesLine(named);
}

/** The same of a stack that was used, with the names as they were then. */
export function usedStackLine(stack: UsedStack): string {
  return namesLine(stack.filter(({ leftOut }) => leftOut === null));
}

function namesLine(entries: readonly { name: string; strength: number }[]): string {
  if (entries.length === 0) return adapterWords.stacks.bareModel;
  return entries.map(({ name, strength }) => `${name} ${formatStrength(strength)}`).join(' + ');
}
