import type { Stack } from '../../../../../shared/api/stack.ts';
import { useAdapters } from '../adaptersStore.ts';
import { chatStack } from '../stack/targets.ts';
import { whyUnusable } from '../stack/usability.ts';

const bare: Stack = [];

/** What a comparison begins with: the bare model beside what the open chat uses, or can use. */
export function usefulColumns(): Stack[] {
  const stack = chatStack();
  if (stack.length > 0) return [bare, stack];
  const rack = useAdapters.getState().rack?.adapters ?? [];
  const usable = rack.find((adapter) => whyUnusable(adapter) === null);
  return [bare, usable === undefined ? bare : [{ adapterId: usable.id, strength: 1 }]];
}
