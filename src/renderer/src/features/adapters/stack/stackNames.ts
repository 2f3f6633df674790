import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { formatStrength } from './strength.ts';

/** `formal 1.0 + legal 0.5`, in one line; the bare model says so. */
export function stackLine(stack: Stack, rack: readonly AdapterEntry[]): string {
  if (stack.length === 0) return adapterWords.stacks.bareModel;
  return stack
    .map(({ adapterId, strength }) => {
      const name = rack.find(({ id }) => id === adapterId)?.name ?? adapterWords.chips.gone;
      return `${name} ${formatStrength(strength)}`;
    })
    .join(' + ');
}
