import { z } from 'zod';
import { id } from './common.ts';

export const workspace = z.enum(['chat', 'summarize', 'translate']);
export type Workspace = z.infer<typeof workspace>;

/** Beyond ±2 a LoRA leaves what it was trained for and the text falls apart. */
export const strengthLimit = 2;

export const stackEntry = z.object({
  adapterId: id,
  /** The adapter's scale; 0 is off, below 0 pushes the other way. */
  strength: z.number().min(-strengthLimit).max(strengthLimit),
});
export type StackEntry = z.infer<typeof stackEntry>;

/** Adapters in force, in order. Empty is the bare model. */
export const stack = z
  .array(stackEntry)
  .max(64)
  .refine((entries) => new Set(entries.map((entry) => entry.adapterId)).size === entries.length, {
    message: 'the same adapter twice',
  });
export type Stack = z.infer<typeof stack>;

/** An adapter of a stack as it was when the stack was used, for showing later. */
export const usedStackEntry = stackEntry.extend({
  name: z.string(),
  /**
   * Why the text was made without it: it does not fit the model, or was taken off the rack. Null
   * when it took part (with strength 0 it did, and did nothing).
   */
  leftOut: z.enum(['does-not-fit', 'removed']).nullable(),
});
export type UsedStackEntry = z.infer<typeof usedStackEntry>;

export const usedStack = z.array(usedStackEntry);
export type UsedStack = z.infer<typeof usedStack>;
