import { create } from 'zustand';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { chatStack } from './targets.ts';

/** The stack that is being given a name; null while none is. */
type NamingState = { stack: Stack | null };

export const useNaming = create<NamingState>(() => ({ stack: null }));

/** Asks for a name for the stack, or for the one of the open chat. */
export function openStackNaming(stack: Stack = chatStack()): void {
  useNaming.setState({ stack });
}

export function closeStackNaming(): void {
  useNaming.setState({ stack: null });
}
